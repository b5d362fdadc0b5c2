import type { Folder } from './statement.js';

const failover = `# Runbook: failing over the order database

Owner: Platform Data, Brannock Freight. Last rehearsed on 2026-02-19; the rehearsal took 23 minutes.

## When to use this runbook

Fail over when the primary in Rotterdam has not answered health checks for 3 minutes, or when the storage team
announces maintenance of the primary. A slow primary is no reason: look for long queries first.

- Do not fail over while a schema migration is running. Wait for it or cancel it.
- Do not fail over twice within 60 minutes without the agreement of the data lead.
- During the month-end close (the last two working days), call Finance Systems on extension 6120 first.

## Roles

| Role | Who | What they do |
| --- | --- | --- |
| Driver | engineer on call | runs every command and reads it aloud beforehand |
| Navigator | second engineer on call | follows this page and keeps the time |
| Speaker | support lead of the shift | informs customers and the depots |

## Before the failover

1. Check the replication lag on the *Orders / Replicas* dashboard. It must be below 5 seconds.
2. If the lag is between 5 and 30 seconds, pause the import jobs and wait.
3. If the lag is above 30 seconds, stop: orders would be lost. Call the data lead.
4. Announce the failover in the channel #orders-ops at least 10 minutes ahead, unless the primary is down.

## Failover

1. Set the order service to read-only. Depots can still print labels that were created before.
2. Promote the replica in Antwerp. This takes about 40 seconds.
3. Point the DNS name to Antwerp. Its time to live is 30 seconds, so old connections drain within a minute.
4. Restart the connection poolers one at a time, never all four at once.
5. Switch the order service back to read-write and place a test order for customer 990017.

The test order must appear in the depot view within 15 seconds. If it does not, go to *Going back*.

## Afterwards

- Rebuild the old primary as a replica on the same day; it takes roughly two and a half hours for 1.4 TB.
- Nightly backups run on the replica. After a failover, move the schedule by hand, or that night has no backup.
- Write the times into the log, in UTC, and send it to the data lead before the end of the shift.

## Going back

Going back to Rotterdam is a second failover and follows the same steps. Plan it for a Sunday between 05:00 and
07:00, when there are fewer than 20 orders an hour. Customers with the Fleet plan are told two days ahead.
`;

const plans = `# Support plans and prices 2026

Valid from 1 January 2026 for all customers of Brannock Freight software. Prices are in euros, without VAT, for one
site and one month.

## Plans

| | Dock | Yard | Fleet |
| --- | ---: | ---: | ---: |
| Price a month | €89.00 | €249.00 | €1,187.50 |
| Users included | 5 | 25 | 150 |
| Each further user | €9.50 | €7.25 | €4.80 |
| Support hours | Monday to Friday, 09:00 to 17:00 CET | Monday to Saturday, 07:00 to 19:00 CET | at all hours, every day |
| First answer, critical fault | 8 hours | 2 hours | 20 minutes |
| First answer, other questions | 2 working days | 1 working day | 4 hours |
| Named contact | no | no | yes, with a deputy |

A customer with more than ten sites gets 12% off the monthly price of the Yard plan and 18% off the Fleet plan. The
Dock plan is never discounted.

## What every plan includes

- Updates, which are installed on the second Tuesday of each month after 22:00 CET.
- Access to the training library, with 64 recorded lessons.
- Storage of scanned delivery notes for 24 months. Longer storage costs €0.06 per gigabyte a month.

## Extras

| Extra | Price | Plans |
| --- | ---: | --- |
| Day of training at your site, plus travel | €1,340.00 | all |
| Day of training by video | €890.00 | all |
| Sandbox system with copied data | €175.00 a month | Yard and Fleet |
| Interface to a customs broker | €2,400.00 once | Fleet |

Training days that are cancelled less than five working days ahead are charged at half the price. A training day has
room for twelve people.

## Contract

1. The minimum term is 12 months for Dock and Yard and 36 months for Fleet.
2. After that the contract goes on month by month, and you may cancel with 30 days' notice.
3. Moving to a larger plan is possible at the start of any month; moving to a smaller one only when the term ends.
4. Prices may rise once a year, by no more than the harmonised index of consumer prices, and we write to you 90 days before.

## Availability

We promise an availability of 99.5% a month for Dock and Yard and 99.9% for Fleet. For each full hour beyond that you
are credited 4% of the monthly price, up to 40%. Announced maintenance does not count, nor do faults of your own network.

## Payment

Invoices are sent on the first working day of the month and are due within 21 days. Those who pay for a whole year at
once save 6%. After the second reminder, we charge €35 and may switch the account to read-only.
`;

const minutes = `# Minutes: steering group, depot renewal

Date: Thursday, 12 March 2026, 13:30 to 15:10, room Scheldt and by video

Present: Femke Aldermans (chair), Tobias Renck, Nkechi Balogun, Padraig Lowry, Yuki Hanamura (minutes)

Excused: Carla Monteverde

## 1. Minutes of the last meeting

The minutes of 12 February were accepted with one change: the ramp in Ghent is 4.2 metres wide, not 2.4.

## 2. State of the building works

Tobias reported on the three sites.

| Site | Planned opening | Now expected | Reason |
| --- | --- | --- | --- |
| Ghent | 1 June 2026 | 22 June 2026 | delivery of the roller doors |
| Lille | 3 August 2026 | 3 August 2026 | on schedule, with two weeks in hand |
| Venlo | 14 September 2026 | not before 2027 | groundwater under the northern hall |

In Venlo, the contractor found groundwater 1.8 metres below the slab. A second survey costs €46,000 and will be ready
by 24 April. Until then the northern hall stays closed, while the southern hall can be used for pallets.

## 3. Budget

Nkechi presented the figures up to the end of February. Of the budget of €8.6 million, €3.91 million has been spent and
another €2.2 million is committed. The reserve has shrunk from €700,000 to €415,000, mostly because steel has become
dearer. She expects to need the rest of the reserve if Venlo has to be drained.

**Decided:** money from the reserve above €50,000 needs the approval of the chair; above €150,000, of the board.

## 4. Staff and training

- Ghent will start with 38 people, of whom 26 move from the old depot in Aalst.
- Lille hires 17 drivers; nine contracts have been signed so far.
- Forklift licences: 11 people still have to pass the test. Padraig has booked a trainer for 7 and 8 May.
- The works council in Lille asked for a canteen. The group declined a canteen but agreed to a kitchen with 30 seats.

## 5. Scanners

Yuki compared two handheld scanners. The Kestrel 40 survives a fall from 2.4 metres and costs €612; the Tern S costs
€438 but its battery lasts only six hours, less than a shift. Drivers in Lille tried both for two weeks and preferred
the Kestrel.

**Decided:** 120 Kestrel scanners are ordered for Ghent and Lille. Venlo waits.

## 6. Actions

1. Tobias asks the door supplier for a penalty payment, by 20 March.
2. Nkechi prepares three scenarios for Venlo for the board meeting on 5 May.
3. Carla checks whether the lease in Aalst can be extended by two months, until the end of August.
4. Padraig sends the training plan to the site managers by 1 April.

Next meeting: Thursday, 16 April 2026, 13:30, in Ghent, with a walk through the hall. Bring safety shoes.
`;

export const englishFolder: Folder = {
  'order-database-failover.md': failover,
  'support-plans-2026.md': plans,
  'steering-group-2026-03-12.md': minutes,
};
