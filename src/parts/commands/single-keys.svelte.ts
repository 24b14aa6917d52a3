import { remember, remembered } from '../../ui/remembered.ts';

const KEY = 'drydock.single-keys';

/** Whether single keys ("?", "g d") start something: a person who speaks to the computer may turn them off. */
class SingleKeys {
  #on = $state(true);

  constructor() {
    this.#on = remembered(KEY) !== 'off';
  }

  get on(): boolean {
    return this.#on;
  }

  choose(on: boolean): void {
    this.#on = on;
    remember(KEY, on ? 'on' : 'off');
  }
}

export const singleKeys = new SingleKeys();
