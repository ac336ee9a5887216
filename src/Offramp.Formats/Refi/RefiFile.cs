using Offramp.Research;

namespace Offramp.Formats.Refi;

/// <summary>Reads REFI-QDA files: projects in an archive (.qdpx), projects alone (.qde), codebooks (.qdc). What a file is, its content says.</summary>
public static class RefiFile
{
    private const long LargestProject = 1024L * 1024 * 1024;

    /// <summary>Reads a file in memory.</summary>
    public static Reading<RefiProject> Read(string fileName, byte[] bytes, OffsetReading? offsets = null) => Read(fileName, new MemoryStream(bytes, writable: false), offsets);

    /// <summary>Reads a file.</summary>
    /// <param name="fileName">Its name, for problems.</param>
    /// <param name="stream">Its bytes. It must be possible to go back and forth in them.</param>
    /// <param name="offsets">How offsets are to be read; null to let the file show it.</param>
    public static Reading<RefiProject> Read(string fileName, Stream stream, OffsetReading? offsets = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        string name = Path.GetFileName(fileName);
        var ledger = new RefiLedger(name);
        try
        {
            RefiProject? project = Sniff(stream) switch
            {
                Kind.Nothing => Refuse(ledger, "formats.empty-file"),
                Kind.Archive => ReadArchive(stream, ledger, offsets),
                _ => ReadXml(stream, ledger, null, offsets),
            };
            return new Reading<RefiProject>(project, ledger.Log.ToImmutable());
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            ledger.Log.Add("formats.refi-damaged");
            return new Reading<RefiProject>(null, ledger.Log.ToImmutable());
        }
    }

    private enum Kind
    {
        Nothing,
        Archive,
        Xml,
    }

    private static Kind Sniff(Stream stream)
    {
        Span<byte> first = stackalloc byte[4];
        stream.Position = 0;
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read == 0) return Kind.Nothing;
        return first.StartsWith("PK\u0003\u0004"u8) || first.StartsWith("PK\u0005\u0006"u8) ? Kind.Archive : Kind.Xml;
    }

    private static RefiProject? Refuse(RefiLedger ledger, string code)
    {
        ledger.Log.Add(code);
        return null;
    }

    private static RefiProject? ReadArchive(Stream stream, RefiLedger ledger, OffsetReading? offsets)
    {
        using var archive = RefiArchive.Open(stream, ledger.Log);
        if (archive is null) return null;
        using BoundedStream part = RefiArchive.Unpack(archive.Project, LargestProject);
        RefiProject? project = ReadXml(part, ledger, archive, offsets);
        if (part.WasCut) ledger.Log.Add("formats.zip-unpacks-too-large");
        return project is null ? null : project with { Entries = [.. archive.Names] };
    }

    private static RefiProject? ReadXml(Stream stream, RefiLedger ledger, RefiArchive? archive, OffsetReading? offsets)
    {
        using var xml = new RefiXml(stream, LargestProject, ledger);
        var reader = new RefiReader(xml, ledger, archive);
        bool began = false;
        try
        {
            string? root = xml.Root();
            if (root is not ("Project" or "CodeBook"))
            {
                ledger.Log.Add("formats.refi-other-root", ("root", RefiLedger.Shown(root ?? "")));
                return null;
            }
            if (!xml.Namespace.StartsWith("urn:QDA-XML:", StringComparison.OrdinalIgnoreCase))
                ledger.Log.Add("formats.refi-namespace", ("namespace", RefiLedger.Shown(xml.Namespace)));
            began = true;
            reader.Read(root == "CodeBook");
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            if (!began) return Refuse(ledger, "formats.refi-no-xml");
            ledger.Log.Add(Problem.Of(xml.Place, xml.WasTooDeep ? "formats.refi-too-deep" : "formats.refi-broken-off"));
        }
        RefiProject project = ledger.Settle(reader.Project());
        if (archive is null && project.Texts().Count(static text => text.Words is null && !string.IsNullOrWhiteSpace(text.PlainTextPath)) is > 0 and int without)
            ledger.Log.Add("formats.refi-without-archive", ("count", without));
        return Weigh(project, ledger, offsets);
    }

    private static RefiProject Weigh(RefiProject project, RefiLedger ledger, OffsetReading? offsets)
    {
        OffsetChoice choice = OffsetEvidence.Choose([.. RefiAnnotations.Weighed(project)], project.Origin, offsets);
        int outside = choice.Suspicious.Count(static one => one.Suspicion == OffsetSuspicion.OutOfRange);
        if (outside > 0) ledger.Log.Add("formats.refi-selections-outside", ("count", outside));
        if (choice.Suspicious.Length > outside) ledger.Log.Add("formats.refi-selections-suspicious", ("count", choice.Suspicious.Length - outside));
        if (!choice.IsCertain) ledger.Log.Add("formats.refi-offsets-unsure", ("count", choice.Weighed));
        return project with { Offsets = choice };
    }
}
