using System.Collections.Frozen;

namespace Offramp.Formats;

/// <summary>What a column of a table of talk holds.</summary>
internal enum ColumnKind
{
    /// <summary>Nothing that its name tells.</summary>
    Unknown,

    /// <summary>Who speaks.</summary>
    Speaker,

    /// <summary>When.</summary>
    Time,

    /// <summary>What is said.</summary>
    Text,

    /// <summary>What is said, as it was said, beside a translation.</summary>
    Original,

    /// <summary>What is said, in another language.</summary>
    Translation,

    /// <summary>A number of the row.</summary>
    Number,
}

/// <summary>The names that columns have in English, German, French, Persian and Arabic.</summary>
internal static class ColumnNames
{
    private static readonly FrozenDictionary<string, ColumnKind> Known = new (ColumnKind Kind, string[] Names)[]
    {
        (ColumnKind.Speaker,
        [
            "speaker", "speakers", "speaker name", "name", "who", "person", "participant", "voice", "role", "label",
            "sprecher", "sprecherin", "sprecher/in", "sprecher:in", "sprechende", "wer", "rolle",
            "locuteur", "locutrice", "locuteur/locutrice", "interlocuteur", "intervenant", "intervenante", "personne", "qui", "nom",
            "گوینده", "متکلم", "شخص", "نام", "کی", "چه کسی", "المتحدث", "المتحدثة", "المتكلم", "المتكلمة", "الاسم", "الشخص",
        ]),
        (ColumnKind.Time,
        [
            "time", "times", "timecode", "time code", "timestamp", "time stamp", "start", "start time", "begin", "from", "tc",
            "zeit", "zeitmarke", "zeitstempel", "zeitcode", "beginn", "anfang",
            "temps", "heure", "horodatage", "code temporel", "début", "minutage",
            "زمان", "وقت", "کد زمانی", "ساعت", "شروع", "الوقت", "الزمن", "التوقيت", "البداية",
        ]),
        (ColumnKind.Text,
        [
            "text", "words", "transcript", "transcription", "utterance", "speech", "content", "what was said", "dialogue", "turn", "answer",
            "transkript", "transkription", "äußerung", "aeusserung", "wortlaut", "inhalt", "gesagtes", "texte", "propos", "paroles",
            "énoncé", "contenu", "verbatim", "متن", "گفتار", "گفته", "سخن", "سخنان", "محتوا", "النص", "نص", "الكلام", "الحديث", "القول",
        ]),
        (ColumnKind.Original,
        [
            "original", "original text", "source text", "source language", "originaltext", "ausgangstext", "texte original", "langue source",
            "متن اصلی", "اصل", "اصلی", "النص الأصلي", "الأصل",
        ]),
        (ColumnKind.Translation,
        [
            "translation", "translated", "translated text", "target text", "english translation", "übersetzung", "uebersetzung", "zieltext",
            "traduction", "texte traduit", "ترجمه", "متن ترجمه", "ترجمهٔ انگلیسی", "ترجمه انگلیسی", "الترجمة", "ترجمة",
        ]),
        (ColumnKind.Number, ["#", "no", "no.", "nr", "nr.", "number", "line", "row", "turn no", "zeile", "nummer", "numéro", "n°", "ligne", "شماره", "رقم", "الرقم"]),
    }.SelectMany(static group => group.Names.Select(name => (Name: Folded(name), group.Kind)))
        .DistinctBy(static pair => pair.Name)
        .ToFrozenDictionary(static pair => pair.Name, static pair => pair.Kind, StringComparer.Ordinal);

    /// <summary>What a column with this name holds.</summary>
    public static ColumnKind Of(string name) => name.Length <= 40 ? Known.GetValueOrDefault(Folded(name)) : ColumnKind.Unknown;

    // Joiners and the two forms of Arabic letters do not make another word of it.
    private static string Folded(string name) => string.Concat(name.Where(static c => c is not ('*' or '_' or '\u200C' or '\u200F' or '\u200E' or ':')))
        .Replace('ي', 'ی').Replace('ك', 'ک').Trim().ToUpperInvariant();
}
