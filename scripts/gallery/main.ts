/** Development only: every shared part on one page, to look at. `npm run dev`, then /gallery.html. Not built. */
import { mount } from 'svelte';
import '../../src/ui/base.css';
import { theme } from '../../src/ui/theme.svelte.ts';
import Gallery from './Gallery.svelte';

theme.restore();
const target = document.getElementById('app');
if (target) mount(Gallery, { target });
