import { relativeTime } from './relative-time.js';
import type { Strings } from './strings.js';

/** Latin digits, as in footnotes and answers: engines differ on the default digits of `ar`. */
const numbers = 'ar-u-nu-latn';
const number = new Intl.NumberFormat(numbers);
const seconds = new Intl.NumberFormat(numbers, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const rules = new Intl.PluralRules('ar');

/** `#` is replaced by the number; Arabic expresses one and two by the noun alone. */
const plural = (count: number, forms: Readonly<Record<Intl.LDMLPluralRule, string>>): string =>
  forms[rules.select(count)].replace('#', number.format(count));

const steps = {
  zero: '# خطوة',
  one: 'خطوة واحدة',
  two: 'خطوتين',
  few: '# خطوات',
  many: '# خطوة',
  other: '# خطوة',
} as const;

const results = {
  zero: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: '# نتائج',
  many: '# نتيجة',
  other: '# نتيجة',
} as const;

const paragraphs = {
  zero: 'لا فقرات',
  one: 'فقرة واحدة',
  two: 'فقرتان',
  few: '# فقرات',
  many: '# فقرة',
  other: '# فقرة',
} as const;

const answerWith = {
  zero: 'اكتملت الإجابة',
  one: 'اكتملت الإجابة، مصدر واحد',
  two: 'اكتملت الإجابة، مصدران',
  few: 'اكتملت الإجابة، # مصادر',
  many: 'اكتملت الإجابة، # مصدرًا',
  other: 'اكتملت الإجابة، # مصدر',
} as const;

/** Isolates a name, so that a left-to-right name does not reorder the text around it. */
const isolate = (name: string): string => `\u2068${name}\u2069`;

const outdated = 'هذه الصفحة قديمة. أعد تحميلها.';

export const arabic: Strings = {
  language: 'ar',
  direction: 'rtl',
  unavailable: 'تعذّر تحميل المحادثة. تحقّق من اتصالك.',
  outdated,
  label: 'المساعد',
  close: 'إغلاق',
  resize: 'تغيير الحجم (بمفاتيح الأسهم)',
  answerReady: 'الإجابة جاهزة',
  answerFailed: 'تعذّرت الإجابة',
  answerInterrupted: 'انقطعت الإجابة',
  conversation: 'المحادثة',
  greeting: 'ما الذي تريد معرفته؟',
  greetingOf: (assistant) => `اسأل ${isolate(assistant)}`,
  introduction: 'تأتي الإجابات من مستندات مؤسستك نفسها، مع مصادر كل إجابة.',
  starters: 'أسئلة مقترحة',
  placeholder: 'اطرح سؤالًا',
  question: 'سؤالك',
  answer: 'الإجابة',
  send: 'إرسال',
  stop: 'إيقاف',
  newConversation: 'محادثة جديدة',
  jumpToLatest: 'الانتقال إلى الأحدث',
  waiting: 'جارٍ البحث عن إجابة',
  waitingLong: 'ما زال البحث جاريًا، وقد يستغرق دقيقة',
  stillWriting: 'ما زالت الإجابة تُكتب',
  retrying: (attempt) => `لم تصل إجابة بعد، تجري إعادة المحاولة (${number.format(attempt + 1)} من 3)`,
  usingTool: (tool) => `جارٍ استخدام ${isolate(tool)}`,
  searched: (count, time) => `تم البحث في ${plural(count, steps)}، ${seconds.format(time)} ث`,
  found: (sources) => plural(sources, results),
  stepDone: 'اكتملت',
  stepFailed: 'أخفقت',
  stepRunning: 'قيد التنفيذ',
  stepStopped: 'أُوقفت',
  sources: 'المصادر',
  alsoFound: (sources) => `عُثر أيضًا على (${number.format(sources)})`,
  source: (index, title, place) => `المصدر ${number.format(index)}: ${isolate(title)}${place ? `، ${isolate(place)}` : ''}`,
  sourceOf: (index, all) => `المصدر ${number.format(index)} من ${number.format(all)}`,
  citedHereToo: 'مذكور هنا أيضًا',
  readingSource: 'جارٍ قراءة المصدر…',
  inAnotherSource: (found, cited) => `ورد في «${isolate(found)}»، ولم يُرَ في «${isolate(cited)}»`,
  notSeenInSource: (blocks) => `لم يظهر في النص الذي أمكنت قراءته (${plural(blocks, paragraphs)})`,
  nearestPassage: (blocks) => `أقرب موضع في النص الذي أمكنت قراءته (${plural(blocks, paragraphs)})`,
  sourceUnreadable: 'لا يمكن قراءة نص هذا المصدر هنا',
  showInSource: 'عرض في المصدر',
  sourceText: (title) => `المصدر: ${isolate(title)}`,
  closeSource: 'إغلاق المصدر',
  openOriginal: 'فتح الأصل',
  passageOf: (index, all) => `الموضع ${number.format(index)} من ${number.format(all)}`,
  previousPassage: 'الموضع السابق',
  nextPassage: 'الموضع التالي',
  emptySource: 'لا يحتوي هذا المصدر على نص.',
  answerActions: 'إجراءات لهذه الإجابة',
  copyAnswer: 'نسخ الإجابة',
  notCopied: 'لم يسمح المتصفح بالنسخ',
  helpful: 'مفيدة',
  notHelpful: 'غير مفيدة',
  suggestions: 'أسئلة متابعة مقترحة',
  feedbackReceived: 'شكرًا على ملاحظاتك',
  feedbackQuestion: 'ما الخطأ في هذه الإجابة؟',
  feedbackReasons: {
    incorrect: 'غير صحيحة',
    incomplete: 'غير كاملة',
    outdated: 'قديمة',
    'wrong-sources': 'مصادر غير مناسبة',
  },
  feedbackComment: 'بكلماتك الخاصة (اختياري)',
  quote: 'اقتباس',
  askSource: 'اسأل هذا المصدر',
  removeFilter: (label) => `إزالة: ${label}`,
  askedAbout: (title) => `عن «${title}»`,
  showCited: (index) => `إظهار موضع ذكر المصدر ${number.format(index)}`,
  foundBy: { enterprise: 'في شركتك', web: 'على الويب', custom: 'بأدوات أخرى' },
  opensInNewTab: 'يُفتح في علامة تبويب جديدة',
  copyCode: 'نسخ الرمز',
  copied: 'تم النسخ',
  code: (language) => (language ? `رمز برمجي، ${isolate(language)}` : 'رمز برمجي'),
  table: 'جدول',
  taskDone: 'مُنجزة',
  taskOpen: 'غير مُنجزة',
  image: (description) => (description ? `صورة: ${isolate(description)}` : 'صورة'),
  plainText: 'يُعرض هذا الجزء كنص عادي.',
  stopped: 'تم إيقاف هذه الإجابة بطلب منك.',
  interrupted: 'انقطع الاتصال قبل اكتمال الإجابة.',
  wasOffline: 'لم تكن متصلًا بالإنترنت، ولم يُرسل هذا السؤال.',
  retry: 'إعادة المحاولة',
  askAgain: 'طرح السؤال مجددًا',
  withdraw: 'سحب السؤال',
  details: 'التفاصيل',
  requestId: 'معرّف الطلب',
  announceAnswer: (sources) => plural(sources, answerWith),
  tooManyUntil: (wait) => `أسئلة كثيرة في وقت قصير. يُرجى المحاولة مجددًا ${relativeTime(numbers, wait)}.`,
  errors: {
    busy: 'هناك سؤال في الانتظار. يُرجى انتظار اكتمال الإجابة أولًا.',
    offline: 'لست متصلًا بالإنترنت. سؤالك محفوظ وسيُرسل فور عودة الاتصال.',
    outdated,
    network: 'تعذّر الوصول إلى المساعد. تحقّق من اتصالك ثم أعد المحاولة.',
    timeout: 'استغرق المساعد وقتًا أطول من اللازم. يُرجى إعادة المحاولة.',
    'bad-request': 'لم يقبل المساعد هذا السؤال. يُرجى إعادة صياغته أو إبلاغ المسؤول عن هذه الصفحة.',
    unauthorized: 'لم تسجّل الدخول إلى المساعد. سجّل الدخول ثم أعد المحاولة.',
    'sign-in-expired': 'انتهت صلاحية تسجيل الدخول. سجّل الدخول مجددًا ثم أعد المحاولة، فسؤالك محفوظ.',
    'captive-portal': 'ردّت الشبكة بدلًا من المساعد، وقد تطلب تسجيل الدخول إليها. افتح أي صفحة ويب ثم أعد المحاولة.',
    forbidden: 'ليس لديك إذن لاستخدام هذا المساعد. يُرجى التواصل مع المسؤول عن هذه الصفحة.',
    'not-found': 'لا يوجد مساعد على هذا العنوان. يُرجى إبلاغ المسؤول عن هذه الصفحة.',
    'too-large': 'هذا السؤال أطول مما يقبله المساعد. يُرجى اختصاره.',
    'rate-limited': 'أسئلة كثيرة في وقت قصير. يُرجى الانتظار قليلًا ثم إعادة المحاولة.',
    server: 'المساعد لا يعمل حاليًا. يُرجى إعادة المحاولة بعد قليل.',
    protocol: 'تعذّرت قراءة إجابة المساعد. يُرجى إعادة المحاولة.',
    empty: 'لم يرسل المساعد أي إجابة. يُرجى إعادة المحاولة، وربما بصياغة أخرى.',
    interrupted: 'انقطع الاتصال قبل اكتمال الإجابة.',
    configuration: 'لم يُضبط المساعد على نحو صحيح. يُرجى إبلاغ المسؤول عن هذه الصفحة.',
  },
};
