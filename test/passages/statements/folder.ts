import { englishFolder } from './folder-english.js';
import { germanFolder } from './folder-german.js';
import { japaneseFolder } from './folder-japanese.js';
import type { CarriedStatement, Folder } from './statement.js';

/** Documents of a company in English, German and Japanese. */
export const folder: Folder = { ...englishFolder, ...germanFolder, ...japaneseFolder };

/** Statements over `folder`, in the language of their document. */
export const folderStatements: readonly CarriedStatement[] = [
  {
    document: 'order-database-failover.md',
    statement: 'A schema migration in progress has to finish or be cancelled before you fail over.',
    carriedBy: 'Do not fail over while a schema migration is running',
  },
  {
    document: 'order-database-failover.md',
    statement: 'If the replicas lag by more than 30 seconds, abort and call the data lead, since orders would get lost.',
    carriedBy: 'If the lag is above 30 seconds, stop',
  },
  {
    document: 'order-database-failover.md',
    statement: 'Unless you reschedule it manually, there is no nightly backup after a failover.',
    carriedBy: 'After a failover, move the schedule by hand',
  },
  {
    document: 'order-database-failover.md',
    statement: 'It takes the Antwerp replica some 40 seconds to be promoted.',
    carriedBy: 'Promote the replica in Antwerp. This takes about 40 seconds',
  },
  {
    document: 'support-plans-2026.md',
    statement: 'Fleet customers with more than ten sites pay 18% less.',
    carriedBy: '12% off the monthly price of the Yard plan and 18% off the Fleet plan',
  },
  {
    document: 'support-plans-2026.md',
    statement: 'You can switch to a smaller plan only once your term has ended.',
    carriedBy: 'moving to a smaller one only when the term ends',
  },
  {
    document: 'support-plans-2026.md',
    statement: 'A sandbox with a copy of your data is available to Yard and Fleet customers for €175 a month.',
    carriedBy: 'Sandbox system with copied data',
  },
  {
    document: 'steering-group-2026-03-12.md',
    statement: 'Spending more than €150,000 of the reserve has to be approved by the board.',
    carriedBy: 'above €150,000, of the board',
  },
  {
    document: 'steering-group-2026-03-12.md',
    statement: 'The Tern S is cheaper at €438, but it runs for just six hours on one charge.',
    carriedBy: '€438 but its battery lasts only six hours',
  },
  {
    document: 'steering-group-2026-03-12.md',
    statement: 'Lille will get a kitchen for 30 people rather than a canteen.',
    carriedBy: 'declined a canteen but agreed to a kitchen with 30 seats',
  },
  {
    document: 'reisekosten.md',
    statement: 'Ab drei Stunden Fahrzeit dürfen Sie mit der Bahn erster Klasse reisen.',
    carriedBy: 'ab einer Fahrzeit von drei Stunden die erste',
  },
  {
    document: 'reisekosten.md',
    statement: 'Während einer Messe darf eine Nacht im übrigen Inland bis zu 210 € kosten.',
    carriedBy: 'Übriges Inland während einer Messe',
  },
  {
    document: 'reisekosten.md',
    statement: 'Ein vom Gastgeber gestelltes Frühstück mindert die Pauschale um 5,60 €.',
    carriedBy: 'Stellt der Gastgeber ein Frühstück, zieht die Abrechnung 5,60 € ab',
  },
  {
    document: 'reisekosten.md',
    statement:
      'Mit dem Gehalt bekommen Sie das Geld erstattet, wenn die Abrechnung spätestens am 12. des Monats eingereicht ist.',
    carriedBy: 'Die Erstattung erfolgt mit der nächsten Gehaltszahlung',
  },
  {
    document: 'faq-zeiterfassung.md',
    statement: 'Vergessene Buchungen können Sie selbst bis zum Ende des nächsten Arbeitstags nachtragen.',
    carriedBy: 'Tragen Sie die Zeit bis zum Ende des folgenden Arbeitstags',
  },
  {
    document: 'faq-zeiterfassung.md',
    statement: 'Bei mehr als 70 Plusstunden muss der Betriebsrat weiterer Mehrarbeit zustimmen.',
    carriedBy: 'Mehrarbeit nur noch mit Zustimmung des Betriebsrats',
  },
  {
    document: 'faq-zeiterfassung.md',
    statement: 'In der Fertigung werden pro Schicht zwölf Minuten fürs Umziehen angerechnet.',
    carriedBy: 'Fertigung mit zwölf Minuten je Schicht gutgeschrieben',
  },
  {
    document: 'wartungspreise-2026.md',
    statement: 'Für Getriebe über 50 kW kostet die Vollwartung 5.415 € im Jahr.',
    carriedBy: 'Vollwartung für Getriebe über 50 kW',
  },
  {
    document: 'wartungspreise-2026.md',
    statement: 'Schicken Sie das defekte Getriebe nicht innerhalb von 30 Tagen zurück, werden 3.200 € Pfand berechnet.',
    carriedBy: 'sonst stellen wir den Pfandbetrag von 3.200 € in Rechnung',
  },
  {
    document: 'wartungspreise-2026.md',
    statement: 'Der Betrag für den Kostenvoranschlag wird bei Auftragserteilung angerechnet.',
    carriedBy: 'Erteilen Sie den Auftrag, rechnen wir den Betrag an',
  },
  {
    document: 'zaitaku-kinmu-kitei.md',
    statement: '在宅で働けるのは週3日までで、水曜日は出社しなければなりません。',
    carriedBy: '在宅勤務は週3日を上限とし、毎週水曜日は全員が出社する',
  },
  {
    document: 'zaitaku-kinmu-kitei.md',
    statement: '電車の遅れなどで急に在宅にしたいときは、始業の30分前までに電話すれば構いません。',
    carriedBy: '当日の始業30分前までに電話で連絡すれば足りる',
  },
  {
    document: 'zaitaku-kinmu-kitei.md',
    statement: '椅子や机の購入には、5年に一度、4万円を上限に補助が出ます。',
    carriedBy: '椅子・机・モニターの購入補助',
  },
  {
    document: 'zaitaku-kinmu-kitei.md',
    statement: '出社日数が月12日に満たない人は、定期券の代わりに交通費の実費を受け取ります。',
    carriedBy: '出社が月12日未満の者には支給せず、代わりに実費を精算する',
  },
  {
    document: 'shogai-taio-tejun.md',
    statement: '一部の店舗だけが受注できない障害は、30分以内に初動を取ります。',
    carriedBy: '一部の店舗で受注できない',
  },
  {
    document: 'shogai-taio-tejun.md',
    statement: '前の版に戻す作業は8分ほどで終わり、運用責任者の承認を得る必要はありません。',
    carriedBy: '戻しには約8分かかり、運用責任者の承認は不要である',
  },
  {
    document: 'shogai-taio-tejun.md',
    statement: '復旧に40分を超えてかかりそうなら、店舗に紙での注文受付を頼みます。',
    carriedBy: '復旧の見込みが40分を超える場合は',
  },
  {
    document: 'shinkojo-iinkai-08.md',
    statement: '予備費を1,000万円を超えて使うには、役員会の承認が必要です。',
    carriedBy: 'それを超える場合は役員会の承認を要する',
  },
  {
    document: 'shinkojo-iinkai-08.md',
    statement: '倉庫と出荷場の完成は2027年4月上旬に遅れる見込みです。',
    carriedBy: '第2期棟（倉庫と出荷場）',
  },
  {
    document: 'shinkojo-iinkai-08.md',
    statement: '通勤バスは最初の半年間、30分間隔の案で走らせることになりました。',
    carriedBy: '開業から半年はB案で運行し',
  },
];
