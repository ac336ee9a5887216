using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>A date as people and files write it.</summary>
public static class TypedDate
{
    /// <summary>The EDTF date that was meant, or null: EDTF itself, a time stamp that begins with a day, or words such as "late 2015".</summary>
    public static string? Read(string typed)
    {
        string text = typed.Trim();
        if (Edtf.TryParse(text, out Edtf? date, out _)) return date.ToString();
        // As in front matter: "2024-05-16 12:00:00 +0800". A time of day is no part of a date.
        if (text.Length > 10 && text[10] is ' ' or 'T' && Edtf.TryParse(text[..10], out Edtf? day, out _)) return day.ToString();
        return Edtf.TryReadWords(text, out Edtf? said) ? said.ToString() : null;
    }
}
