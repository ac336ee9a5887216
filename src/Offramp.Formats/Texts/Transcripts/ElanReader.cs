using System.Globalization;
using System.Text;
using System.Xml;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads annotations of ELAN (.eaf) as a talk: the tiers that stand on the time line itself, each a voice.</summary>
/// <remarks>Tiers below others (translations, glosses, single words) say again what is said above them; they are left out and named. Who annotated, and where
/// the recording lies on somebody's machine, do not come in.</remarks>
internal static class ElanReader
{
    private const int Deepest = 64;
    private const int LooksAt = 4096;
    private const int MostAnnotations = 1_000_000;

    /// <summary>Whether a file is such: by its first element.</summary>
    public static bool Recognises(TextFile file)
    {
        var head = new StringBuilder();
        // A file in UTF-16 has a zero beside every letter.
        foreach (byte value in file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, LooksAt)))
            if (value is > 0 and < 0x80) head.Append((char)value);
        string start = head.ToString();
        return start.TrimStart().StartsWith('<') && start.Contains("<ANNOTATION_DOCUMENT", StringComparison.Ordinal);
    }

    /// <summary>The text; what came before a damage is kept.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (file.Extension != ".eaf")
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "ELAN")));
        var tiers = new ElanTiers();
        using XmlReader xml = XmlReader.Create(new MemoryStream(file.Bytes, writable: false), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        try
        {
            while (xml.Read() && tiers.Count <= MostAnnotations)
            {
                if (xml.Depth > Deepest)
                {
                    problems.Add(Problem.Of(Here(), "formats.document-too-deep"));
                    break;
                }
                Take(xml, tiers);
            }
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            problems.Add(Problem.Of(Here(), "formats.document-broken-off"));
        }
        if (tiers.LeftOut.Count > 0)
            problems.Add(Problem.Of(file.Place(), "formats.elan-tiers-left-out", ("count", tiers.LeftOut.Count), ("tiers", string.Join(", ", tiers.LeftOut.Take(10)))));
        CueTalk talk = tiers.Talk();
        return new TextBody(talk.Text, TextFormat.Elan, null) { Turns = talk.Turns };

        Place Here() => xml is IXmlLineInfo { LineNumber: > 0 } line ? file.Place(line.LineNumber, line.LinePosition) : file.Place();
    }

    private static void Take(XmlReader xml, ElanTiers tiers)
    {
        if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
        {
            tiers.Add(xml.Value);
            return;
        }
        if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "ANNOTATION_VALUE") tiers.EndValue();
        if (xml.NodeType != XmlNodeType.Element) return;
        switch (xml.LocalName)
        {
            case "TIME_SLOT":
                tiers.AddSlot(
                    xml.GetAttribute("TIME_SLOT_ID") ?? "",
                    long.TryParse(xml.GetAttribute("TIME_VALUE"), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null);
                break;
            case "TIER":
                tiers.BeginTier(xml.GetAttribute("PARTICIPANT"), xml.GetAttribute("TIER_ID"), xml.GetAttribute("PARENT_REF") is { Length: > 0 });
                break;
            case "ALIGNABLE_ANNOTATION":
                tiers.BeginAnnotation(xml.GetAttribute("TIME_SLOT_REF1") ?? "", xml.GetAttribute("TIME_SLOT_REF2") ?? "");
                break;
            case "REF_ANNOTATION":
                tiers.BeginReference();
                break;
            case "ANNOTATION_VALUE" when !xml.IsEmptyElement:
                tiers.BeginValue();
                break;
        }
    }
}
