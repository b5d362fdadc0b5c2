import type { Folder } from './statement.js';

const reisekosten = `# Reisekostenrichtlinie der Hollerbach Antriebstechnik GmbH

Gültig ab 1. April 2026. Sie ersetzt die Fassung vom 15. September 2023. Zuständig: Reisestelle, Durchwahl 2280.

## Geltungsbereich

Die Richtlinie gilt für alle Beschäftigten einschließlich der Auszubildenden und Werkstudierenden. Für Leiharbeitskräfte
gelten die Regeln ihres Verleihers. Bewerberinnen und Bewerber bekommen Fahrtkosten bis zu 180 € erstattet.

## Genehmigung

1. Inlandsreisen genehmigt die direkte Führungskraft im Reiseportal, und zwar vor der Buchung.
2. Auslandsreisen muss zusätzlich die Bereichsleitung freigeben.
3. Bei Reisen in Länder mit Sicherheitshinweis holt die Reisestelle die Zustimmung der Geschäftsführung ein.

Dienstreisen, die weniger als vier Stunden dauern und nicht über 50 km hinausführen, brauchen keine Genehmigung.

## Verkehrsmittel

### Bahn

Bei Bahnreisen wird die zweite Klasse erstattet, ab einer Fahrzeit von drei Stunden die erste. Wer mehr als zwölf
Dienstreisen im Jahr unternimmt, bekommt auf Antrag eine BahnCard 50, die auch privat genutzt werden darf.

### Flug

Inlandsflüge sind ausgeschlossen, außer wenn dadurch eine Übernachtung entfällt. Innerhalb Europas wird Economy gebucht.
Ab acht Stunden reiner Flugzeit ist die Premium Economy zulässig, die Business Class nur für die Geschäftsführung.

### Privatwagen und Mietwagen

Für Fahrten mit dem eigenen Wagen zahlt die Firma 0,38 € je Kilometer, für Motorräder 0,22 €. Die Kilometerpauschale
deckt Kraftstoff, Verschleiß und Versicherung ab; Parkgebühren und Maut rechnen Sie gesondert ab. Mietwagen der
Kompaktklasse dürfen ab zwei Reisenden gebucht werden. Schäden sind der Fuhrparkverwaltung binnen 24 Stunden anzuzeigen.

## Übernachtung

| Ort | Höchstpreis je Nacht mit Frühstück |
| --- | ---: |
| München, Frankfurt am Main, Hamburg | 155 € |
| Übriges Inland außerhalb der Messezeiten | 115 € |
| Übriges Inland während einer Messe | 210 € |
| Wien, Zürich, Mailand | 185 € |

Wer privat übernachtet, erhält pauschal 20 € ohne Beleg. Die Minibar trägt jeder selbst.

## Verpflegung

- Bei mehr als acht Stunden Abwesenheit ohne Übernachtung werden 14 € gezahlt.
- An- und Abreisetage mehrtägiger Reisen werden ebenfalls mit 14 € abgegolten.
- Für volle Kalendertage im Inland gibt es 28 €.
- Stellt der Gastgeber ein Frühstück, zieht die Abrechnung 5,60 € ab, bei Mittag- oder Abendessen je 11,20 €.

## Abrechnung

Reichen Sie die Abrechnung samt Belegen innerhalb von sechs Wochen nach Reiseende im Reiseportal ein. Später eingehende
Abrechnungen weist die Buchhaltung zurück. Die Erstattung erfolgt mit der nächsten Gehaltszahlung, sofern die Abrechnung
bis zum 12. des Monats vorliegt. Originalbelege bewahren Sie ein Jahr lang auf.

Fremdwährungen rechnet das Portal zum Tageskurs der Europäischen Zentralbank um. Vorschüsse bis 600 € zahlt die
Reisestelle fünf Arbeitstage vor Reisebeginn aus.
`;

const zeiterfassung = `# Häufige Fragen zur Zeiterfassung

Stand: 9. Februar 2026. Ansprechpartnerin in der Personalabteilung ist Wiebke Thormählen, Durchwahl 3417.

## Wer muss seine Zeit erfassen?

Alle Tarifbeschäftigten und Auszubildenden. Außertarifliche Beschäftigte erfassen nur Abwesenheiten. Leitende Angestellte
sind von der Zeiterfassung ausgenommen.

## Wie stemple ich?

Halten Sie den Werksausweis an das Terminal am Eingang oder tippen Sie in der App auf *Kommen* und *Gehen*. An Tagen im
Homeoffice stempeln Sie ausschließlich in der App. Das Terminal am Tor 3 ist seit dem 2. Januar abgebaut.

## Was mache ich, wenn ich das Stempeln vergessen habe?

Tragen Sie die Zeit bis zum Ende des folgenden Arbeitstags in der App nach. Danach kann sie nur noch die Teamleitung
nachtragen. Ab der vierten vergessenen Buchung im Monat lädt die Personalabteilung zu einem kurzen Gespräch ein.

## Wie lang ist die Arbeitszeit?

- Die Wochenarbeitszeit beträgt 37 Stunden, in der Nachtschicht 34 Stunden.
- Die Kernzeit dauert von 9:30 Uhr bis 14:30 Uhr, freitags nur bis 12:00 Uhr.
- Der Gleitzeitrahmen reicht von 6:00 Uhr bis 19:30 Uhr.
- Mehr als zehn Stunden am Tag darf niemand arbeiten; was darüber hinausgeht, kappt das System nicht, meldet es aber.

## Wie werden Pausen abgezogen?

Nach sechs Stunden zieht das System 30 Minuten ab, nach neun Stunden 45 Minuten, sofern Sie nicht selbst längere Pausen
gestempelt haben. Raucherpausen sind auszustempeln. In der Nachtschicht wird die erste Pause bezahlt.

## Wie viele Stunden darf mein Gleitzeitkonto haben?

| Ampel | Kontostand | Was geschieht |
| --- | --- | --- |
| Grün | minus 15 bis plus 40 Stunden | nichts |
| Gelb | plus 41 bis plus 70 Stunden | Abbauplan mit der Teamleitung binnen zwei Wochen |
| Rot | mehr als plus 70 Stunden | Mehrarbeit nur noch mit Zustimmung des Betriebsrats |

Stunden über 90 verfallen am 31. März des Folgejahres. Ausgezahlt werden Gleitzeitstunden nur beim Ausscheiden.

## Darf ich ganze Gleittage nehmen?

Ja, bis zu zwölf im Jahr, höchstens aber drei hintereinander. Beantragen Sie den Gleittag spätestens zwei Arbeitstage
vorher. Die Teamleitung darf ihn aus betrieblichen Gründen ablehnen, muss dann aber einen Ersatztermin anbieten.

## Zählt der Weg zur Arbeit?

Nein. Dienstreisezeiten zählen dagegen voll, auch wenn Sie als Mitfahrer im Auto sitzen. Umkleidezeit wird in der
Fertigung mit zwölf Minuten je Schicht gutgeschrieben, im Büro nicht.

## Was ist mit Arztbesuchen?

Arztbesuche innerhalb der Kernzeit werden gutgeschrieben, wenn die Praxis bescheinigt, dass kein anderer Termin möglich
war. Blut spenden dürfen Sie viermal im Jahr während der Arbeitszeit.

## Wer sieht meine Daten?

Die Teamleitung sieht Ihre Buchungen der letzten drei Monate, der Betriebsrat nur Auswertungen ohne Namen. Nach zwei
Jahren löscht das System die Einzelbuchungen.
`;

const wartung = `# Preisliste Wartung und Instandsetzung 2026

Für Getriebe und Antriebe der Baureihen HX und HZ. Alle Preise netto in Euro, gültig bis 31. Dezember 2026.

## Wartungsverträge

| Vertrag | Preis im Jahr | Besuche | Reaktionszeit bei Stillstand |
| --- | ---: | ---: | --- |
| Grundwartung für Getriebe bis 50 kW | 1.480 € | 1 | am übernächsten Werktag |
| Vollwartung für Getriebe bis 50 kW | 2.960 € | 2 | am nächsten Werktag |
| Vollwartung für Getriebe über 50 kW | 5.415 € | 4 | 8 Stunden |
| Rundum-Vertrag mit Fernüberwachung | 9.870 € | 4 | 4 Stunden, auch am Wochenende |

Ölwechsel sind in der Vollwartung enthalten, in der Grundwartung werden sie nach Aufwand berechnet. Verschleißteile sind
nur im Rundum-Vertrag inbegriffen.

## Stundensätze

- Monteurin oder Monteur im Innendienst: 86 € je Stunde.
- Monteurin oder Monteur beim Kunden: 98 € je Stunde.
- Schwingungsanalyse durch eine Fachingenieurin: 134 € je Stunde.
- Zuschlag für Nachtarbeit zwischen 22 und 6 Uhr: 25 %.
- Zuschlag für Sonntage: 60 %, für gesetzliche Feiertage 110 %.

Angefangene Viertelstunden werden voll berechnet. Vertragskunden erhalten auf die Stundensätze einen Nachlass von 15 %.

## Anfahrt

Die Anfahrt kostet im Umkreis von 40 km um ein Servicezentrum pauschal 75 €, darüber hinaus 1,10 € je Kilometer.
Servicezentren stehen in Heilbronn, Chemnitz und Osnabrück. Bei Wartungsverträgen ist die Anfahrt im Preis enthalten,
nicht jedoch bei Störungseinsätzen.

## Ersatzteile

Ersatzteile für die Baureihe HX liegen in Heilbronn auf Lager und gehen am Tag der Bestellung hinaus, wenn sie bis 14 Uhr
eingeht. Für die ausgelaufene Baureihe HZ sichern wir die Versorgung bis Ende 2034 zu; die Lieferzeit beträgt bis zu drei
Wochen. Die Expresslieferung schlägt mit 48 € zu Buche.

## Austauschgetriebe

1. Sie senden das defekte Getriebe innerhalb von 30 Tagen zurück, sonst stellen wir den Pfandbetrag von 3.200 € in Rechnung.
2. Das Austauschgetriebe hat zwölf Monate Gewährleistung, ein instand gesetztes Getriebe sechs.
3. Leihgetriebe für die Dauer der Reparatur kosten 65 € am Tag; die ersten fünf Tage sind frei.

## Kostenvoranschlag

Ein Kostenvoranschlag kostet 140 €. Erteilen Sie den Auftrag, rechnen wir den Betrag an. Weicht die Rechnung um mehr als
10 % nach oben ab, holen wir vorher Ihr Einverständnis ein. An ein Angebot halten wir uns acht Wochen gebunden.

## Vertragsdauer

Wartungsverträge laufen zwei Jahre und verlängern sich jeweils um ein Jahr, wenn sie nicht drei Monate vor Ablauf gekündigt
werden. Beim Rundum-Vertrag bauen wir die Sensoren nach Vertragsende kostenlos wieder aus. Stillgelegte Anlagen können Sie
zum Quartalsende herausnehmen.

## Zahlung

Rechnungen sind 14 Tage nach Zugang fällig. Bei Zahlung innerhalb von sieben Tagen ziehen Sie 2 % Skonto ab.
`;

export const germanFolder: Folder = {
  'reisekosten.md': reisekosten,
  'faq-zeiterfassung.md': zeiterfassung,
  'wartungspreise-2026.md': wartung,
};
