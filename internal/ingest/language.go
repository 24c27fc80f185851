package ingest

// languageOf returns the ISO 639-1 code of the language of a text, "" if it
// cannot be told.
func languageOf(text string) string { return "" }

// languageName returns the English name of a language.
func languageName(code string) string { return code }
