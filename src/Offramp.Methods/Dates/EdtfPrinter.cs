namespace Offramp.Methods.Dates;

/// <summary>
/// Writes canonical EDTF: digits as they were given; of the ways to place qualifiers, one after the longest beginning of the date that
/// shares it, and one before each later component that has its own (<c>2004-06-11%</c>, <c>2004?-06-~11</c>, <c>2004-%06-11</c>).
/// </summary>
internal static class EdtfPrinter
{
    public static string Print(EdtfDate date)
    {
        var qualifiers = date.Qualifiers;
        string[] components = [date.Year.Text, date.Month ?? "", date.Day ?? ""];
        var shared = qualifiers[0] == EdtfQualifier.None ? 0 : qualifiers.TakeWhile(q => q == qualifiers[0]).Count();
        var printed = new System.Text.StringBuilder();
        for (var i = 0; i < qualifiers.Count; i++)
        {
            if (i > 0)
                printed.Append('-');
            if (i >= shared)
                printed.Append(Sign(qualifiers[i]));
            printed.Append(components[i]);
            if (i == shared - 1)
                printed.Append(Sign(qualifiers[i]));
        }
        return (date.Time is null ? printed : printed.Append('T').Append(date.Time)).ToString();
    }

    public static string Print(EdtfEnd end) => end.Date is { } date ? Print(date) : end.Kind == EdtfBoundKind.Open ? ".." : "";

    public static string Print(EdtfKind kind, IEnumerable<EdtfMember> members)
    {
        var inner = string.Join(',', members.Select(Print));
        return kind == EdtfKind.OneOf ? $"[{inner}]" : $"{{{inner}}}";
    }

    private static string Print(EdtfMember member) => member.IsSingle
        ? Print(member.From!)
        : (member.From is { } from ? Print(from) : "") + ".." + (member.To is { } to ? Print(to) : "");

    private static string Sign(EdtfQualifier qualifier) => qualifier switch
    {
        EdtfQualifier.None => "",
        EdtfQualifier.Uncertain => "?",
        EdtfQualifier.Approximate => "~",
        _ => "%",
    };
}
