import { describe, expect, it } from 'vitest';
import { suggestionsFor } from '../../shared/similarity/suggestions.ts';
import { looseCards } from './samples.ts';

const others = ['Das Freibad länger öffnen', 'Ein Jugendhaus in jedem Ort', 'Mehr Ärzte auf dem Land', 'Glasfaser bis ins letzte Dorf'];
const merged = (a: string, b: string): boolean => suggestionsFor(looseCards(a, b, ...others)).merges.length > 0;

describe('[SG5] cards are merged only if they say the same', () => {
  it.each([
    ['Mehr Bänke im Park!', 'mehr Bänke im Park'],
    ['Radwege an der Hauptstraße sicherer machen', 'Die Radwege an der Hauptstrasse sicherer machen.'],
    ['Deutschkurse am Abend mit Kinderbetreuung anbieten', 'Deutschkurs am Abend mit Kinderbetreung anbieten'],
    ['Keine Autos in der Innenstadt', 'In der Innenstadt keine Autos!'],
    ['Gemeinsames Fest der Vereine auf dem Marktplatz', 'Ein gemeinsames Fest aller Vereine auf dem Marktplatz'],
  ])('%s = %s', (a, b) => {
    const is = merged(a, b);

    expect(is).toBe(true);
  });

  it.each([
    ['Tempo 30 in der Innenstadt', 'Tempo 50 in der Innenstadt'],
    ['Autos in der Innenstadt erlauben', 'Autos in der Innenstadt nicht erlauben'],
    ['Radwege in der Innenstadt bauen', 'Radwege in der Innenstadt abschaffen'],
    ['Radwege in der Innenstadt ausbauen', 'Radwege in der Innenstadt abbauen'],
    ['Rückbau der Radwege in der Innenstadt', 'Radwege in der Innenstadt'],
    ['Mehr Geld für Schulen in der Stadt', 'Weniger Geld für Schulen in der Stadt'],
    ['Schule statt Straße bauen', 'Straße statt Schule bauen'],
    ['Höchstgeschwindigkeit auf Autobahnen senken', 'Höchstgeschwindigkeit auf Landstraßen senken'],
    ['Angabe der Herkunft auf allen Lebensmitteln', 'Angabe der Zutaten auf allen Lebensmitteln'],
    ['Öffentlicher Verkehr 👍', 'Öffentlicher Verkehr 👎'],
    ['Gerechte Löhne in der Pflege', 'Ungerechte Löhne in der Pflege'],
    ['More buses without fares', 'More buses with fares'],
  ])('%s ≠ %s', (a, b) => {
    const is = merged(a, b);

    expect(is).toBe(false);
  });
});
