import { say, type Catalogue, type Values } from './catalogue.ts';

/** Words of `npm run rehearse`. German only: it is for the person who prepares the hall. */
const german = {
  usage: `Aufruf: npm run rehearse -- <Telefone> [--url http://localhost:8080] [--key <Betriebsschlüssel>]

Spielt in etwa einer Minute einen ganzen Workshop mit so vielen Telefonen, 1 bis 2.000, und sagt, was hält.

  <Telefone>  so viele, wie Sie im Saal erwarten, zum Beispiel 200
  --url       Adresse des Servers, sonst http://localhost:8080; keine andere wird angesprochen
  --key       Betriebsschlüssel, sonst LEITSATZ_OPERATOR_KEY; auf dem Rechner des Servers ist meist keiner nötig

Die Probe legt einen eigenen Workshop an und berührt keinen anderen. Sie belastet aber den Server:
Proben Sie vor der Veranstaltung, nicht während einer.
`,
  'count-missing': 'Wie viele Telefone sollen proben?',
  'count-wrong': 'Es können 1 bis 2.000 Telefone proben, nicht „{given}“.',
  'too-much': '„{given}“ ist zu viel.',
  'unknown-option': '{given} gibt es hier nicht.',
  'no-value': 'Nach {given} fehlt der Wert.',
  'url-wrong': '--url braucht eine Adresse wie http://192.168.1.20:8080, nicht „{given}“.',

  'not-there': 'Unter {url} antwortet niemand. Läuft der Server? Starten Sie ihn mit npm start, und prüfen Sie Adresse und WLAN.',
  redirects: '{url} leitet weiter nach {target}. Die Probe spricht nur mit der angegebenen Adresse. Wenn das Ihr Server ist, geben Sie diese Adresse selbst an.',
  'not-leitsatz': 'Unter {url} läuft kein Leitsatz-Server. Es wurde nichts gesendet.',
  'other-protocol': 'Der Server unter {url} spricht eine andere Fassung des Protokolls. Nehmen Sie für Server und Probe dieselbe Fassung.',
  'not-allowed': 'Der Server lässt von hier aus keinen Workshop anlegen. Starten Sie die Probe auf dem Rechner des Servers, oder geben Sie mit --key den Betriebsschlüssel an.',
  'not-empty': 'In dem eben angelegten Workshop ist schon jemand. Die Probe fasst ihn nicht an.',
  'answer-odd': 'Der Server hat anders geantwortet als vereinbart, oder etwas dazwischen hat die Antwort verändert: {problem}',

  'workshop-title': 'Probe {time}',
  process: 'Probe',
  question: 'Was soll der Saal heute ausprobieren?',
  card: 'Probekarte {number} von Telefon {phone}: So lang ist ein gewöhnlicher Satz auf einer Karte im Saal ungefähr auch.',
  cluster: 'Probegruppe {number}',
  option: 'Probesatz {number}: Diesen Satz gibt es nur, damit der Saal etwas abzustimmen hat.',
  sentence: 'Dieser Satz wurde in der Probe festgehalten.',
  'ballot-title': 'Probeabstimmung',

  begin: { one: 'Probe mit einem Telefon an {url}, Leitsatz {version}', other: 'Probe mit {n} Telefonen an {url}, Leitsatz {version}' },
  'begin-title': 'Der Workshop heißt „{title}“. Abbrechen mit Strg+C.',
  stopped: 'Abgebrochen. Der Saal „{title}“ ist geschlossen.',
  'stopped-open': 'Abgebrochen. Der Server hat nicht mehr geantwortet: Der Saal „{title}“ kann noch offen sein.',

  'act-network': 'Leitung',
  'act-joining': 'Beitreten',
  'act-cards': 'Karten',
  'act-cluster': 'Ordnen',
  'act-voting': 'Abstimmen',
  'act-result': 'Ergebnis',
  'act-freeze': 'Festhalten',
  'act-returning': 'Wiederkommen',
  'act-check': 'Nachzählen',

  green: 'Grün',
  yellow: 'Gelb',
  red: 'Rot',
  joining: 'Beitreten',
  cards: 'Karten',
  screen: 'Leinwand',
  voting: 'Abstimmen',
  result: 'Ergebnis',
  returning: 'Wiederverbinden',
  loss: 'Verlust',
  'joining-what': 'vom Scannen bis zum ersten Bild',
  'cards-what': 'vom Absenden bis zur Quittung',
  'screen-what': 'vom Absenden bis auf die Leinwand',
  'voting-what': 'vom Abstimmen bis zur Quittung',
  'result-what': 'vom Schließen bis auf jedes Telefon',
  'returning-what': 'vom neuen Verbinden bis zum frischen Bild',
  spread: 'p50 {p50} · p95 {p95} · p99 {p99}',
  unmeasured: 'nichts gemessen',
  'loss-none': '0 verloren: {cards} Karten, {papers} Stimmzettel, {sentences} festgehaltener Satz nachgezählt',
  'loss-some': '{cards} Karten, {papers} Stimmzettel, {sentences} festgehaltene Sätze verloren, obwohl der Server sie quittiert hatte',
  'loss-unread': 'nicht nachgezählt',
  how: 'p50: die Hälfte ging schneller. p95: 95 von 100 gingen schneller. p99: 99 von 100.',

  'line-network': 'Leitung: einmal hin und zurück {p50}, p95 {p95}; unter Last {loadP50}, p95 {loadP95}.',
  'line-retries': { zero: 'Keine Anfrage musste wiederholt werden.', one: 'Eine Anfrage musste wiederholt werden.', other: '{n} Anfragen mussten wiederholt werden.' },
  'line-quiet': { zero: 'Nach dem Schließen der Abstimmung fragte in {seconds} Sekunden kein Telefon nach.', one: 'Nach dem Schließen der Abstimmung gab es in {seconds} Sekunden eine Nachfrage der Telefone.', other: 'Nach dem Schließen der Abstimmung gab es in {seconds} Sekunden {n} Nachfragen der Telefone.' },
  'line-drops': { one: 'Einmal riss unterwegs eine Verbindung ab.', other: '{n}-mal riss unterwegs eine Verbindung ab.' },
  'line-polling': { one: 'Ein Telefon lief ohne WebSocket.', other: '{n} Telefone liefen ohne WebSocket.' },
  'line-strangers': { one: 'Ein weiteres Telefon ist dem Probe-Workshop beigetreten.', other: '{n} weitere Telefone sind dem Probe-Workshop beigetreten.' },
  'line-problem': { one: 'Einmal: {problem}', other: '{n}-mal: {problem}' },

  'sum-green': 'Grün: Alles hat gehalten.',
  'sum-yellow': 'Gelb: Es geht, aber die Menschen im Saal werden auf manches warten.',
  'sum-red': 'Rot: So sollte die Veranstaltung nicht beginnen.',

  'head-held': 'Was gehalten hat',
  'head-slow': 'Was langsam war',
  'head-broken': 'Was nicht gehalten hat',
  'head-do': 'Was zu tun ist',
  'head-hall': 'Für den Saal',

  'slow-joining': 'Wer beitritt, wartet bis zu {worst} auf das erste Bild (grün bis {green}, gelb bis {yellow}).',
  'slow-cards': 'Wer eine Karte absendet, wartet bis zu {worst} auf die Quittung (grün bis {green}, gelb bis {yellow}).',
  'slow-screen': 'Karten und Gruppen erscheinen erst nach bis zu {worst} auf der Leinwand (grün bis {green}, gelb bis {yellow}).',
  'slow-voting': 'Wer abstimmt, wartet bis zu {worst} auf die Quittung (grün bis {green}, gelb bis {yellow}).',
  'slow-result': 'Nach dem Schließen dauert es bis zu {worst}, bis die Telefone das Ergebnis zeigen (grün bis {green}, gelb bis {yellow}).',
  'slow-returning': 'Nach einem Abriss dauert es bis zu {worst}, bis ein Telefon wieder auf dem Stand ist (grün bis {green}, gelb bis {yellow}).',
  'missing-joining': { one: 'Ein Telefon kam nicht in den Saal.', other: '{n} Telefone kamen nicht in den Saal.' },
  'missing-cards': { one: 'Eine Karte bekam keine Quittung.', other: '{n} Karten bekamen keine Quittung.' },
  'missing-screen': { one: 'Eine Karte erschien nicht auf der Leinwand, solange gewartet wurde.', other: '{n} Karten erschienen nicht auf der Leinwand, solange gewartet wurde.' },
  'missing-voting': { one: 'Ein Stimmzettel bekam keine Quittung.', other: '{n} Stimmzettel bekamen keine Quittung.' },
  'missing-result': { one: 'Ein Telefon zeigte das Ergebnis nicht.', other: '{n} Telefone zeigten das Ergebnis nicht.' },
  'missing-returning': { one: 'Ein Telefon fand nicht zurück.', other: '{n} Telefone fanden nicht zurück.' },
  'missing-loss': 'Quittiertes fehlt: {cards} Karten, {papers} Stimmzettel, {sentences} festgehaltene Sätze.',
  'missing-count': 'Ob alles Quittierte da ist, ließ sich nicht nachzählen.',

  'do-restarted': 'Der Server wurde während der Probe neu gestartet; daher die Abrisse und Wartezeiten. War das keine Absicht, hilft das Protokoll des Servers weiter.',
  'do-network': 'Die Leitung zum Server ist langsam oder schwankt; daran liegt das meiste.',
  'do-network-own': 'WLAN: einen eigenen Zugangspunkt nur für die Veranstaltung aufstellen, kein Gäste-WLAN.',
  'do-network-radio': 'WLAN: 5 GHz benutzen und höchstens 50 bis 75 Telefone je Funkmodul einplanen; hier also mindestens {radios}.',
  'do-network-cable': 'Den Laptop des Servers und den Projektor mit Kabel an den Zugangspunkt anschließen.',
  'do-network-mobile': 'Ausweg: Wer Mobilfunk hat, benutzt ihn. Dazu muss der Server aus dem Internet erreichbar sein.',
  'do-laptop': 'Die Leitung ist in Ordnung; der Rechner des Servers kam nicht nach.',
  'do-laptop-mains': 'Laptop: ans Netzteil anschließen und den Energiesparmodus ausschalten.',
  'do-laptop-programs': 'Laptop: andere Programme schließen, vor allem Videokonferenzen, Virenscans und Datensicherungen.',
  'do-own': 'Der Rechner, auf dem diese Probe lief, kam selbst nicht nach; die Zeiten sind deshalb zu schlecht. Proben Sie mit weniger Telefonen oder von einem zweiten Rechner aus.',
  'do-sockets': 'Etwas zwischen Telefon und Server lässt WebSockets nicht durch. Es geht auch so, nur träger: Proxy oder Virenschutz prüfen.',
  'do-drops': 'Verbindungen rissen ab: Standort des Zugangspunkts und Zahl der Telefone je Zugangspunkt prüfen.',
  'do-quiet': 'Telefone fragten nach dem Schließen nach; das soll nicht sein. Server und Probe in derselben Fassung verwenden und noch einmal proben.',
  'do-loss': 'Diesen Server so nicht verwenden. Datenträger und Protokoll des Servers prüfen, den Datenordner sichern und den Fehler melden.',
  'do-refused': 'Der Server hat Anfragen abgelehnt; die Gründe stehen oben. Datenträger und Protokoll des Servers prüfen.',
  'do-again': 'Danach noch einmal proben.',

  'hall-same': 'Die Probe lief auf demselben Rechner wie der Server: Das WLAN war nicht dabei. Proben Sie auch von einem zweiten Laptop im Saal aus.',
  'hall-other': 'Alle Telefone liefen auf diesem einen Rechner: Wie viele Geräte das Funknetz verträgt, zeigt das nicht.',

  remains: 'Der Workshop „{title}“ bleibt in der Liste stehen, löschen lässt er sich noch nicht. Sein Saal ist geschlossen.',
  'remains-open': 'Der Workshop „{title}“ bleibt in der Liste stehen. Sein Saal ließ sich nicht schließen: Öffnen Sie ihn über die Moderation und schließen Sie ihn dort.',
  moderation: 'Moderation: {url}',
  duration: 'Dauer: {seconds} Sekunden.',
} as const satisfies Catalogue<string>;

export type RehearseWord = keyof typeof german;

export const rehearseWord = (key: RehearseWord, values: Values = {}): string => say<RehearseWord>(german, 'de', key, values);
