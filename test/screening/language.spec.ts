import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';

describe('another language', () => {
  it.each([
    'Ich weiß nicht mehr weiter und ich habe das Gefühl, dass mir niemand zuhört, aber ich will nicht aufgeben und suche Hilfe.',
    'No sé qué hacer con mi vida, estoy muy triste y no quiero hablar con nadie pero necesito que alguien me escuche un poco.',
    'Je ne sais pas quoi faire, je suis très fatigué et je ne dors plus, mais je ne veux pas en parler avec les gens de ma famille.',
    'Я не знаю, что мне делать, мне очень плохо и я никому не могу об этом рассказать.',
    '我不知道该怎么办，我觉得非常难过，没有人可以说话，每天都睡不着觉，也不想再去上班了，希望有人能听我说说。',
  ])('is held for a person: %s', (text) => {
    expect(screen(text).unscreened).toBe('language');
  });

  it.each([
    'Hola amigos',
    'Danke!',
    'спасибо',
    'Sertraline, lithium, quetiapine, lamotrigine, olanzapine, venlafaxine, mirtazapine, fluoxetine, bupropion, clozapine, valproate, duloxetine, citalopram, buspirone, trazodone, zopiclone.',
    'I said "danke schön" to the nurse and she smiled at me for the first time in ages.',
    '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀',
  ])('is not guessed from: %s', (text) => {
    expect(screen(text).unscreened).toBeNull();
  });
});
