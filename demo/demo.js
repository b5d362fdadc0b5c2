// What the page adds to the two lines: questions to begin with.
document.querySelector('unleash-chat').starters = [
  'How many days of parental leave do I get?',
  'What can I claim for meals on a trip to Berlin?',
  'How do I connect to the VPN from home?',
  'My laptop was stolen. What do I do?',
];
