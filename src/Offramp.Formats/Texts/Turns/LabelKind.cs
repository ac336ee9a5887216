using System.Collections.Frozen;

namespace Offramp.Formats;

/// <summary>What a label before a colon looks like.</summary>
internal enum LabelKind
{
    /// <summary>Could be anything: a name, or the beginning of a sentence.</summary>
    Open,

    /// <summary>A role, a number, initials: what stands before turns and hardly anywhere else.</summary>
    Speaker,

    /// <summary>What stands before notes and particulars, never before a turn.</summary>
    Aside,
}

/// <summary>Tells labels apart.</summary>
internal static class LabelKinds
{
    // Also with a number behind: "Respondent 2". Roles in English, Persian, Dari, Arabic, French, German, Spanish, Russian.
    private static readonly FrozenSet<string> Roles = new[]
    {
        "interviewer", "interviewee", "moderator", "facilitator", "respondent", "participant", "informant", "interpreter", "translator",
        "researcher", "speaker", "focus group", "all", "several", "question", "answer", "man", "woman", "unknown speaker", "transcriber",
        "enqueteur", "enquêteur", "enquêté", "interprète", "interviewerin", "dolmetscher", "dolmetscherin", "befragter", "befragte",
        "entrevistador", "entrevistadora", "entrevistado", "entrevistada", "интервьюер", "респондент", "переводчик",
        "مصاحبهگر", "مصاحبه گر", "مصاحبه‌گر", "مصاحبه کننده", "مصاحبه‌کننده", "مصاحبه شونده", "مصاحبه‌شونده", "پرسشگر", "پاسخگو",
        "پاسخ دهنده",
        "پاسخ‌دهنده", "مترجم", "ترجمان", "پرسش", "پاسخ", "سؤال", "سوال", "جواب", "شرکت‌کننده", "محقق", "پژوهشگر", "گرداننده",
        "المحاور", "المقابل", "المترجم", "الباحث", "المشارك", "س", "ج",
    }.Select(static role => role.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Asides = new[]
    {
        "note", "notes", "nb", "n.b.", "summary", "abstract", "source", "sources", "date", "time", "place", "location", "title",
        "author", "authors",
        "subject", "theme", "themes", "topic", "example", "examples", "figure", "table", "box", "annex", "appendix", "chapter",
        "section", "part",
        "warning", "caution", "important", "remark", "comment", "conclusion", "keywords", "key words", "tags", "language", "duration",
        "length",
        "present", "participants", "interview", "file", "recording", "version", "translation", "transcription", "background", "context",
        "reference", "references", "see", "see also", "cf", "e.g.", "i.e.", "ps", "p.s.", "todo", "re", "from", "to", "cc", "sent",
        "http", "https",
        "mailto", "tel", "phone", "email", "e-mail", "url", "doi", "isbn", "name", "age", "gender", "sex", "village", "district",
        "province", "occupation", "education", "advantages", "disadvantages", "findings", "recommendations",
        "یادداشت", "نکته", "توضیح", "خلاصه", "تاریخ", "مکان", "محل", "عنوان", "منبع", "منابع", "موضوع", "مثال", "جدول", "شکل", "نتیجه",
        "ملاحظه",
        "ملاحظات", "زبان", "مدت", "زمان", "حاضران", "نام", "سن", "جنسیت", "ولایت", "قریه", "شغل", "ملاحظة", "ملخص", "التاريخ",
        "المكان", "مثلا",
    }.Select(static aside => aside.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a label looks like.</summary>
    public static LabelKind Of(string label)
    {
        // "Interpreter (P-02)": what stands in brackets says who, the rest says what.
        int bracket = label.IndexOf('(', StringComparison.Ordinal);
        string folded = (bracket > 0 ? label[..bracket] : label).Trim().ToUpperInvariant();
        string withoutNumber = folded.TrimEnd("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩ -.#".ToCharArray());
        if (Asides.Contains(folded) || Asides.Contains(withoutNumber)) return LabelKind.Aside;
        return Roles.Contains(folded) || Roles.Contains(withoutNumber) || IsNumbered(folded, withoutNumber) || IsInitials(label)
            ? LabelKind.Speaker
            : LabelKind.Open;
    }

    // P-01, R1, KII 03, FGD2-04: at most four letters, then a number.
    private static bool IsNumbered(string label, string withoutNumber)
    {
        if (withoutNumber.Length == label.Length) return false;
        int letters = 0;
        foreach (char character in withoutNumber)
        {
            if (char.IsLetter(character)) letters++;
            else if (!char.IsDigit(character) && character is not ('-' or '_' or '.' or '/')) return false;
        }
        return letters is >= 1 and <= 4;
    }

    // Q, A, I, MK: capitals alone; scripts without case have no initials of this kind.
    private static bool IsInitials(string label) => label.Length is 1 or 2 && label.All(char.IsAsciiLetterUpper);
}
