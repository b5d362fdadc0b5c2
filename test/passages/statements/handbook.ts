import type { CarriedStatement } from './statement.js';

/** Statements over the handbook of the demo. */
export const handbookStatements: readonly CarriedStatement[] = [
  {
    document: 'people/annual-leave.md',
    statement: 'Your holiday entitlement goes up after each third year you stay and ends at 30 days.',
    carriedBy: 'grows by one day for every three completed years at Larkfield',
  },
  {
    document: 'people/annual-leave.md',
    statement: 'To be away for more than 15 working days at a stretch, ask three months in advance.',
    carriedBy: 'For more than 15 working days in a row, ask three months ahead',
  },
  {
    document: 'people/annual-leave.md',
    statement: 'Up to five unused days can be carried into the following year, but you have to use them by the end of March.',
    carriedBy: 'carry over into the next year and must be used by 31 March',
  },
  {
    document: 'people/annual-leave.md',
    statement: 'Employees who work during the winter closure get the days back and must use them by the end of March.',
    carriedBy: 'those who work get the days back, to be used by the end of March',
  },
  {
    document: 'people/sick-leave.md',
    statement:
      'In Germany, Larkfield retrieves the electronic sick note from your insurer; you only say that you have been to a doctor.',
    carriedBy: 'tell us that you have seen a doctor; we fetch the electronic certificate',
  },
  {
    document: 'people/sick-leave.md',
    statement: 'Employees in Singapore upload their MC, and any registered clinic may issue it.',
    carriedBy: 'upload the medical certificate',
  },
  {
    document: 'people/sick-leave.md',
    statement: 'Canada: once the 30 days are used up, short-term disability covers 70% of your salary for up to 17 weeks.',
    carriedBy: 'Short-term disability at 70% for up to 17 weeks',
  },
  {
    document: 'people/sick-leave.md',
    statement: 'Through Openhand, you can talk to a counsellor up to eight times a year.',
    carriedBy: 'It offers up to eight sessions with a counsellor each year',
  },
  {
    document: 'people/parental-leave.md',
    statement: 'If you have twins, your leave is 20 working days longer.',
    carriedBy: 'Twins or triplets add 20 working days for each further child',
  },
  {
    document: 'people/parental-leave.md',
    statement: 'In Canada, EI benefits are topped up for 60 days beyond the common 80.',
    carriedBy: 'EI benefits topped up for 60 days',
  },
  {
    document: 'people/parental-leave.md',
    statement: 'For four weeks after coming back, you can work at 80% without losing any pay.',
    carriedBy: 'may work 80% of their hours on full pay for the first four weeks',
  },
  {
    document: 'people/apply-for-parental-leave.md',
    statement: 'Once the child is born, enter the date within 10 working days and upload the birth certificate within 60 days.',
    carriedBy: 'within 10 working days and upload the birth certificate within 60 days',
  },
  {
    document: 'people/apply-for-parental-leave.md',
    statement: 'Each block after the first needs at least 10 working days.',
    carriedBy: 'a block after the first needs at least 10 working days',
  },
  {
    document: 'people/adoption-and-care-leave.md',
    statement: 'Single parents get 15 days of care leave instead of 10.',
    carriedBy: 'Single parents get 15 days instead of 10',
  },
  {
    document: 'people/adoption-and-care-leave.md',
    statement: 'The death of a grandparent or a parent-in-law gives you five paid working days.',
    carriedBy: 'Grandparent, grandchild, parent-in-law',
  },
  {
    document: 'people/adoption-and-care-leave.md',
    statement: 'After a miscarriage, both partners are entitled to 10 paid working days.',
    carriedBy: 'Loss of a pregnancy at any stage, for both partners',
  },
  {
    document: 'people/first-week.md',
    statement: 'A buddy can be reimbursed up to €60 through Tally for coffee and lunches with the newcomer.',
    carriedBy: 'Buddies may claim up to €60 in Tally',
  },
  {
    document: 'people/flexible-and-remote-work.md',
    statement: 'People who have just started work on site three days a week for a month.',
    carriedBy: 'New joiners come in on three days a week for their first month',
  },
  {
    document: 'people/flexible-and-remote-work.md',
    statement: 'Remote employees receive €30 a month for internet and power along with their salary.',
    carriedBy: 'a month towards internet and electricity, paid with salary',
  },
  {
    document: 'people/leaving-larkfield.md',
    statement: "A department head's notice is three months and runs to the end of a month.",
    carriedBy: 'Department heads and above',
  },
  {
    document: 'people/leaving-larkfield.md',
    statement: 'German resignations are valid only if printed and signed by hand.',
    carriedBy: 'the letter must be on paper with an ink signature',
  },
  {
    document: 'people/leaving-larkfield.md',
    statement: 'Once your computer is over three years old, you can keep it at book value, erased.',
    carriedBy: 'if it is more than three years old; IT wipes it first',
  },
  {
    document: 'people/probation-and-reviews.md',
    statement: 'In Portugal, specialists and leads are on probation for 180 days rather than 90.',
    carriedBy: '90 days; 180 days for specialist and lead roles',
  },
  {
    document: 'people/probation-and-reviews.md',
    statement: 'Self-reviews are limited to 600 words and are due on 14 November at 18:00.',
    carriedBy: 'you write a self-review in PeopleDesk, at most 600 words',
  },
  {
    document: 'people/public-holidays.md',
    statement: 'Staff in Lisbon and Berlin do not get another day off when a feast happens to be on a Sunday.',
    carriedBy: 'In Lisbon and Berlin there is no replacement',
  },
  {
    document: 'people/public-holidays.md',
    statement: 'On Wednesday, 1 December 2027, only the Lisbon office has a public holiday.',
    carriedBy: 'Wed 1 December, Restauração',
  },
  {
    document: 'people/working-abroad.md',
    statement: 'For amber countries, Legal also checks the request, which takes ten working days.',
    carriedBy: 'The same, plus a check by Legal, ten working days',
  },
  {
    document: 'people/working-abroad.md',
    statement: 'Relocating permanently to another Larkfield country requires a new local contract.',
    carriedBy: 'is a transfer and needs a new local contract',
  },
  {
    document: 'benefits/canada.md',
    statement: 'Physiotherapy and massage are reimbursed at 80%, up to C$750 a year each.',
    carriedBy: 'Physiotherapy, massage, chiropractor',
  },
  {
    document: 'benefits/canada.md',
    statement: 'The plan pays in full for glasses or contacts, up to C$350 every two years.',
    carriedBy: 'Glasses and contact lenses',
  },
  {
    document: 'benefits/germany.md',
    statement: 'For salary that you put aside before tax, your employer gives a fifth extra.',
    carriedBy: 'Larkfield adds 20% to what you convert',
  },
  {
    document: 'benefits/germany.md',
    statement: 'The Kita allowance is up to €120 a month for each child under school age.',
    carriedBy: 'up to €120 a month for each child under school age',
  },
  {
    document: 'benefits/ireland.md',
    statement: 'If you are insured elsewhere already, you can claim as much as €1,100 a year towards that policy.',
    carriedBy: 'may claim up to €1,100 a year towards it instead',
  },
  {
    document: 'benefits/ireland.md',
    statement: "Until the child turns two, each parent has nine weeks of parent's leave, which Larkfield does not top up.",
    carriedBy: 'nine weeks for each parent until the child is two',
  },
  {
    document: 'benefits/portugal.md',
    statement: 'Parents can leave work for two hours a day to feed a baby until its first birthday.',
    carriedBy: 'two hours off a day until the child is one year old',
  },
  {
    document: 'benefits/singapore.md',
    statement: 'Foreign staff receive 6% of base salary in a retirement savings plan, starting after probation.',
    carriedBy: 'get 6% of base salary paid into a retirement savings plan instead',
  },
  {
    document: 'benefits/singapore.md',
    statement: 'A visit to a practitioner of Chinese medicine costs you S$15, for up to ten visits a year.',
    carriedBy: 'Traditional Chinese medicine, 10 visits a year',
  },
  {
    document: 'benefits/learning-budget.md',
    statement: 'Anyone who starts on or after 1 July has half the learning budget that year.',
    carriedBy: 'those who join later get half',
  },
  {
    document: 'benefits/bicycles-and-cars.md',
    statement: 'After the 36 months, the bike can be yours for roughly 18% of what it cost.',
    carriedBy: 'you may buy it for about 18% of its price',
  },
  {
    document: 'benefits/salary-and-bonus.md',
    statement: 'In Toronto, salaries are paid twice a month, on the 15th and on the last day.',
    carriedBy: 'twice a month in Toronto, on the 15th and on the last day',
  },
  {
    document: 'benefits/salary-and-bonus.md',
    statement: 'Overtime on a Sunday is paid at double the rate when it cannot be taken as time off.',
    carriedBy: 'it is paid at 125% on working days and 200% on Sundays',
  },
  {
    document: 'travel/booking-travel.md',
    statement: 'Long-haul flights should be booked 21 days before departure.',
    carriedBy: 'and long-haul flights 21 days before',
  },
  {
    document: 'travel/booking-travel.md',
    statement: 'You can fly business on a long night flight if you work the next day and a director agrees.',
    carriedBy: 'More than 8 hours overnight, with work next day',
  },
  {
    document: 'travel/expenses.md',
    statement: 'Claims for December must be submitted by 10 January.',
    carriedBy: 'Claims for December have to be in by 10 January',
  },
  {
    document: 'travel/expenses.md',
    statement: 'An evening meal with your colleagues may cost €45 per person, two times each year.',
    carriedBy: 'Team dinner up to €45 a head, twice a year',
  },
  {
    document: 'travel/mileage-and-per-diems.md',
    statement: 'For a full day in Germany, you get a per diem of €48.',
    carriedBy: 'Germany (Berlin, Hamburg, Munich)',
  },
  {
    document: 'travel/mileage-and-per-diems.md',
    statement: 'Being invited to an evening meal lowers your daily allowance by 40%.',
    carriedBy: 'and by 40% each for lunch and dinner',
  },
  {
    document: 'company/code-of-conduct.md',
    statement: 'A concert ticket worth up to €100 is fine if the host comes along, but you have to register it.',
    carriedBy: 'Dinner, concert or match up to €100 with the host present',
  },
  {
    document: 'company/glossary.md',
    statement: 'Three hydrologists started the company in the Portuguese capital in 1987.',
    carriedBy: 'was founded in Lisbon in 1987 by Amélia Lobo',
  },
  {
    document: 'engineering/code-review.md',
    statement: 'Changing the schema of a database takes a yes from two colleagues.',
    carriedBy: 'database migrations.',
  },
  {
    document: 'engineering/deploying-a-service.md',
    statement: 'Builds start to fail 120 days after a feature flag was created.',
    carriedBy: 'and after 120 days it fails',
  },
  {
    document: 'engineering/on-call-and-incidents.md',
    statement: "In flood season, the authorities' duty officers are phoned about a SEV1 within 20 minutes.",
    carriedBy: 'a SEV1 is also told to the duty officer of each authority concerned',
  },
  {
    document: 'facilities/offices.md',
    statement: 'Nursing parents in Berlin can use room B1.03.',
    carriedBy: 'B1.03; prayer room: B1.04',
  },
  {
    document: 'facilities/visitors-and-safety.md',
    statement: 'After an alarm, Toronto staff assemble where Millrace meets Weir Street.',
    carriedBy: 'corner of Millrace and Weir Street',
  },
  {
    document: 'it/harbour-vpn.md',
    statement: 'Error H-412 means that updates are missing; install them and restart.',
    carriedBy: 'updates are missing. Install them and restart',
  },
  {
    document: 'it/laptop-and-software.md',
    statement: 'Getting a program that is not in the catalogue takes 20 working days if it processes personal data.',
    carriedBy: 'allow 10 working days, or 20 if personal data is involved',
  },
  {
    document: 'it/wifi-printers-and-rooms.md',
    statement: 'Your own phone belongs on Larkfield-Own, which makes you authenticate every 30 days.',
    carriedBy: 'private phones and tablets of employees',
  },
  {
    document: 'security/data-classification.md',
    statement: 'You must not put Restricted documents on paper.',
    carriedBy: 'Restricted pages are not printed at all',
  },
  {
    document: 'security/lost-or-stolen-device.md',
    statement: 'A new computer takes a day if you come in and up to three days by post.',
    carriedBy: 'A replacement laptop is ready within one working day in an office',
  },
  {
    document: 'security/passwords-and-passkeys.md',
    statement: 'If you mistype your password ten times, you are locked out for half an hour.',
    carriedBy: 'Ten wrong attempts lock the account for 30 minutes',
  },
];
