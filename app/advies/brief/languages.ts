/** How a language is written: its BCP 47 tag for `lang`, its name in Dutch, its own name, and its direction for `dir`. */
export interface Taal {
  code: string
  naam: string
  eigenNaam: string
  richting: 'ltr' | 'rtl' | 'auto'
}

const ltr = (code: string, naam: string, eigenNaam: string): Taal => ({ code, naam, eigenNaam, richting: 'ltr' })
const rtl = (code: string, naam: string, eigenNaam: string): Taal => ({ code, naam, eigenNaam, richting: 'rtl' })

/** Betrokkene reads Dutch: then there is no second text. */
export const NEDERLANDS = 'nl'

/** What can be chosen for the text in her own language, by Dutch name; a language that is not here is `und`, and its signs say which way it runs. */
export const talen: readonly Taal[] = [
  ltr(NEDERLANDS, 'Nederlands', 'Nederlands'),
  ltr('sq', 'Albanees', 'Shqip'), ltr('am', 'Amhaars', 'አማርኛ'), rtl('ar', 'Arabisch', 'العربية'), ltr('bn', 'Bengaals', 'বাংলা'), ltr('bg', 'Bulgaars', 'Български'),
  ltr('zh-Hans', 'Chinees', '中文'), rtl('prs', 'Dari', 'دری'), ltr('bin', 'Edo (Bini)', 'Ẹ̀dó'), ltr('en', 'Engels', 'English'), ltr('fr', 'Frans', 'Français'),
  ltr('ka', 'Georgisch', 'ქართული'), ltr('hi', 'Hindi', 'हिन्दी'), ltr('hu', 'Hongaars', 'Magyar'), ltr('ig', 'Igbo', 'Igbo'), ltr('id', 'Indonesisch', 'Bahasa Indonesia'),
  ltr('kmr', 'Koerdisch (Kurmanci)', 'Kurmancî'), rtl('ckb', 'Koerdisch (Sorani)', 'سۆرانی'), ltr('ln', 'Lingala', 'Lingála'), ltr('mn', 'Mongools', 'Монгол'),
  ltr('uk', 'Oekraïens', 'Українська'), ltr('om', 'Oromo', 'Afaan Oromoo'), rtl('ps', 'Pasjtoe', 'پښتو'), rtl('fa', 'Perzisch (Farsi)', 'فارسی'), ltr('pl', 'Pools', 'Polski'),
  ltr('pt', 'Portugees', 'Português'), ltr('pa', 'Punjabi', 'ਪੰਜਾਬੀ'), ltr('ro', 'Roemeens', 'Română'), ltr('ru', 'Russisch', 'Русский'), ltr('sr', 'Servisch', 'Srpski'),
  ltr('so', 'Somalisch', 'Soomaali'), ltr('es', 'Spaans', 'Español'), ltr('tl', 'Tagalog', 'Tagalog'), ltr('th', 'Thais', 'ไทย'), ltr('ti', 'Tigrinya', 'ትግርኛ'),
  ltr('tr', 'Turks', 'Türkçe'), rtl('ur', 'Urdu', 'اردو'), ltr('vi', 'Vietnamees', 'Tiếng Việt'), ltr('wo', 'Wolof', 'Wolof'), ltr('yo', 'Yoruba', 'Yorùbá'),
  { code: 'und', naam: 'Een andere taal', eigenNaam: '', richting: 'auto' }
]

export const taalVan = (code: string): Taal | undefined => talen.find((taal) => taal.code === code)
