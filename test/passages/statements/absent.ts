import type { Statement } from './statement.js';

/** Plausible, and nowhere in the document: some are in another document of the handbook. */
export const unmentionedStatements: readonly Statement[] = [
  {
    document: 'people/annual-leave.md',
    statement: 'Requests for annual leave are shown to the works council before your manager answers.',
  },
  {
    document: 'people/annual-leave.md',
    statement: 'Up to 30 working days a year may be worked from another country, not counting weekends and annual leave.',
  },
  { document: 'people/sick-leave.md', statement: 'Unused days of care leave do not carry over into the next year.' },
  { document: 'people/parental-leave.md', statement: 'The birth certificate has to be uploaded to PeopleDesk within 60 days.' },
  {
    document: 'people/parental-leave.md',
    statement: 'If your child has to stay in hospital after the birth, the leave is extended by that time.',
  },
  {
    document: 'people/flexible-and-remote-work.md',
    statement: 'When you move house, you have a month to fill in the workstation self-check again.',
  },
  { document: 'travel/expenses.md', statement: 'Each colleague who rides in your car adds €0.02 per kilometre to the claim.' },
  {
    document: 'travel/expenses.md',
    statement: 'Receipts in a foreign language have to be translated before you submit them in Tally.',
  },
  {
    document: 'travel/booking-travel.md',
    statement: 'Rental cars are booked in Wayfare, in the compact class and for at least two travellers.',
  },
  { document: 'travel/booking-travel.md', statement: 'For a full day on a trip to Berlin, you can claim a per diem of €48.' },
  {
    document: 'benefits/germany.md',
    statement: 'For a leased bicycle, the company also pays the insurance and a yearly service of up to €90.',
  },
  { document: 'benefits/singapore.md', statement: 'Family members can be added to the group hospital insurance at half price.' },
  { document: 'facilities/offices.md', statement: 'In Dublin, the defibrillator is kept at reception.' },
  { document: 'it/harbour-vpn.md', statement: 'After ten wrong attempts, your account is locked for 30 minutes.' },
  {
    document: 'security/passwords-and-passkeys.md',
    statement: 'A phone that is not found within 24 hours is wiped by the security team.',
  },
  {
    document: 'engineering/code-review.md',
    statement: "Rolling a service back takes about 90 seconds and needs nobody's permission.",
  },
  {
    document: 'reisekosten.md',
    statement: 'Wer Kolleginnen oder Kollegen im eigenen Wagen mitnimmt, erhält zusätzlich 0,02 € je Kilometer.',
  },
  {
    document: 'faq-zeiterfassung.md',
    statement: 'Wer eine Schicht tauschen möchte, trägt den Tausch eine Woche vorher in der App ein.',
  },
  { document: 'zaitaku-kinmu-kitei.md', statement: '在宅勤務の日に残業する場合は、前日までに所属長へ申請しなければなりません。' },
  { document: 'shinkojo-iinkai-08.md', statement: '厚生棟の食堂は夜勤者のために深夜も営業します。' },
];

/** The document gives another number, or the same number under another condition. */
export const contradictedStatements: readonly Statement[] = [
  { document: 'people/annual-leave.md', statement: 'You can carry over up to ten unused days into the next year.' },
  { document: 'people/sick-leave.md', statement: "A doctor's certificate is needed from the second calendar day of an illness." },
  {
    document: 'benefits/ireland.md',
    statement: 'Larkfield matches your contributions to the pension scheme up to 5% of your base salary.',
  },
  { document: 'travel/expenses.md', statement: 'You have 90 days to submit an expense claim in Tally.' },
  { document: 'it/wifi-printers-and-rooms.md', statement: 'Meeting rooms can be booked up to twelve weeks ahead.' },
  {
    document: 'security/data-classification.md',
    statement: 'Restricted data may be sent to any partner who has signed a non-disclosure agreement.',
  },
  { document: 'engineering/deploying-a-service.md', statement: 'On Fridays, deployments to production are allowed until 16:00.' },
  { document: 'support-plans-2026.md', statement: 'Invoices have to be paid within 30 days.' },
  { document: 'wartungspreise-2026.md', statement: 'Für Arbeit an Sonntagen wird ein Zuschlag von 110 % berechnet.' },
  { document: 'shogai-taio-tejun.md', statement: '区分Bの障害では、10分以内に初動を取らなければなりません。' },
];

/** Statements that their document does not carry. */
export const absentStatements: readonly Statement[] = [...unmentionedStatements, ...contradictedStatements];
