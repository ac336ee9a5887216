using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats.Refi;

/// <summary>Reads a project or a codebook, element by element.</summary>
internal sealed class RefiReader(RefiXml xml, RefiLedger ledger, RefiArchive? archive)
{
    private const int MostCodes = 100_000;
    private const int DeepestCode = 50;

    private readonly RefiSourceReader sources = new(xml, ledger, archive);
    private readonly ImmutableArray<RefiUser>.Builder users = ImmutableArray.CreateBuilder<RefiUser>();
    private readonly List<CodeTaken> codes = [];
    private readonly ImmutableArray<RefiVariable>.Builder variables = ImmutableArray.CreateBuilder<RefiVariable>();
    private readonly ImmutableArray<RefiCase>.Builder cases = ImmutableArray.CreateBuilder<RefiCase>();
    private readonly ImmutableArray<RefiSource>.Builder found = ImmutableArray.CreateBuilder<RefiSource>();
    private readonly ImmutableArray<RefiText>.Builder notes = ImmutableArray.CreateBuilder<RefiText>();
    private readonly ImmutableArray<RefiLink>.Builder links = ImmutableArray.CreateBuilder<RefiLink>();
    private readonly ImmutableArray<RefiSet>.Builder sets = ImmutableArray.CreateBuilder<RefiSet>();
    private readonly List<string> noteRefs = [];
    private string? description;
    private RefiProject project = new() { Offsets = new OffsetChoice { Reading = OffsetReading.Standard } };
    private int codesRead;

    /// <summary>Reads from the root on. What was read before the file breaks is in <see cref="Project"/> all the same.</summary>
    public void Read(bool isCodebook)
    {
        xml.Enter();
        project = project with
        {
            IsCodebook = isCodebook,
            Namespace = xml.Namespace,
            Name = xml.Take("name"),
            Origin = xml.Take("origin"),
            BasePath = xml.Take("basePath"),
            Stamp = xml.Stamp("GUID"),
        };
        if (isCodebook) xml.Children(null, InCodebook);
        else xml.Children(null, InProject);
    }

    /// <summary>What was read so far.</summary>
    public RefiProject Project() => project with
    {
        Users = users.ToImmutable(),
        Codes = [.. codes.Select(static code => code.Settled())],
        Variables = variables.ToImmutable(),
        Cases = cases.ToImmutable(),
        Sources = found.ToImmutable(),
        Notes = notes.ToImmutable(),
        Links = links.ToImmutable(),
        Sets = sets.ToImmutable(),
        Description = description,
        NoteRefs = [.. noteRefs],
    };

    private bool InProject(string element)
    {
        switch (element)
        {
            case "Users":
                List("User", User);
                return true;
            case "CodeBook":
                xml.Enter();
                xml.Children(null, InCodebook);
                return true;
            case "Variables":
                List("Variable", Variable);
                return true;
            case "Cases":
                List("Case", Case);
                return true;
            case "Sources":
                xml.Enter();
                xml.Children(null, source =>
                {
                    if (RefiSourceReader.KindOf(source) is not { } kind) return false;
                    found.Add(sources.Source(kind));
                    return true;
                });
                return true;
            case "Notes":
                List("Note", () => notes.Add(sources.Text(RefiTextKind.Note)));
                return true;
            case "Links":
                List("Link", Link);
                return true;
            case "Sets":
                List("Set", Set);
                return true;
            case "Description" when description is null:
                description = xml.Words(null);
                return true;
            case "NoteRef":
                noteRefs.Add(xml.Reference(null));
                return true;
            default:
                return false;
        }
    }

    private bool InCodebook(string element)
    {
        switch (element)
        {
            case "Codes":
                xml.Enter();
                xml.Children(null, code => Code(code, codes, 1));
                return true;
            case "Sets":
                List("Set", Set);
                return true;
            default:
                return false;
        }
    }

    private void List(string each, Action read)
    {
        xml.Enter();
        xml.Children(null, element =>
        {
            if (element != each) return false;
            read();
            return true;
        });
    }

    private void User()
    {
        xml.Enter();
        string? name = xml.Take("name"), id = xml.Take("id");
        string guid = xml.Guid(name);
        users.Add(new RefiUser(guid, name, id));
        xml.Children(guid, static _ => false);
    }

    private bool Code(string element, List<CodeTaken> among, int level)
    {
        if (element != "Code" || level > DeepestCode || codesRead == MostCodes) return false;
        codesRead++;
        Place place = xml.Place;
        xml.Enter();
        string? name = xml.Take("name"), colour = xml.Take("color"), codable = xml.Take("isCodable");
        var code = new CodeTaken(new RefiCode
        {
            Name = name ?? "",
            Colour = colour,
            Rgb = Rgb(colour),
            IsCodable = codable?.Trim() is not ("false" or "0" or "False" or "FALSE"),
            Guid = xml.Guid(name),
        });
        if (string.IsNullOrWhiteSpace(name)) ledger.Log.Add(Problem.Of(place, "formats.refi-code-without-name"));
        if (colour is { Length: > 0 } && code.Code.Rgb is null) ledger.Log.Add(Problem.Of(place, "formats.colour-unknown", ("colour", RefiLedger.Shown(colour))));
        if (codable?.Trim() is not (null or "true" or "false" or "0" or "1" or "True" or "TRUE" or "False" or "FALSE"))
            ledger.Log.Add(Problem.Of(place, "formats.refi-flag", ("written", RefiLedger.Shown(codable!))));
        // Among its kin before its own are read: if the file breaks in the middle, the code is there.
        among.Add(code);
        xml.Children(code.Code.Guid, inside =>
        {
            switch (inside)
            {
                case "Description" when code.Description is null:
                    code.Description = xml.Words(code.Code.Guid);
                    return true;
                case "NoteRef":
                    code.NoteRefs.Add(xml.Reference(code.Code.Guid));
                    return true;
                default:
                    return Code(inside, code.Children, level + 1);
            }
        });
        return true;
    }

    /// <summary>The standard has #rrggbb and #rgb.</summary>
    private static int? Rgb(string? written)
    {
        string colour = written?.Trim() ?? "";
        if (colour is ['#', var r, var g, var b]) colour = $"#{r}{r}{g}{g}{b}{b}";
        return Colours.TryRead(colour, out int rgb) ? rgb : null;
    }

    private void Variable()
    {
        Place place = xml.Place;
        xml.Enter();
        string? name = xml.Take("name"), type = xml.Take("typeOfVariable"), said = null;
        string guid = xml.Guid(name);
        if (!Enum.TryParse(type, ignoreCase: true, out RefiValueType parsed) || !Enum.IsDefined(parsed) || int.TryParse(type, out _))
        {
            parsed = RefiValueType.Text;
            ledger.Log.Add(Problem.Of(place, "formats.refi-variable-type", ("variable", RefiLedger.Shown(name ?? guid)), ("type", RefiLedger.Shown(type ?? ""))));
        }
        xml.Children(guid, element => element == "Description" && Take(ref said, guid));
        variables.Add(new RefiVariable(guid, name ?? "", parsed, said));
    }

    private void Case()
    {
        xml.Enter();
        string? name = xml.Take("name"), said = null;
        string guid = xml.Guid(name);
        List<string> codeRefs = [], sourceRefs = [], selectionRefs = [];
        var inside = new RefiParts(xml, ledger);
        xml.Children(guid, element =>
        {
            switch (element)
            {
                case "Description":
                    return Take(ref said, guid);
                case "CodeRef":
                    codeRefs.Add(xml.Reference(guid));
                    return true;
                case "SourceRef":
                    sourceRefs.Add(xml.Reference(guid));
                    return true;
                case "SelectionRef":
                    selectionRefs.Add(xml.Reference(guid));
                    return true;
                default:
                    return element == "VariableValue" && inside.Take(element, guid);
            }
        });
        cases.Add(new RefiCase
        {
            Guid = guid,
            Name = name,
            Description = said,
            Values = inside.Values,
            CodeRefs = [.. codeRefs],
            SourceRefs = [.. sourceRefs],
            SelectionRefs = [.. selectionRefs],
        });
    }

    private void Link()
    {
        xml.Enter();
        string? name = xml.Take("name"), direction = xml.Take("direction"), colour = xml.Take("color"), origin = xml.Take("originGUID"), target = xml.Take("targetGUID");
        string guid = xml.Guid(name);
        var inside = new RefiParts(xml, ledger);
        if (origin is not null) ledger.Refers("Link", origin);
        if (target is not null) ledger.Refers("Link", target);
        xml.Children(guid, element => element == "NoteRef" && inside.Take(element, guid));
        links.Add(new RefiLink(guid, name, direction, colour, origin, target, inside.NoteRefs));
    }

    private void Set()
    {
        xml.Enter();
        string? name = xml.Take("name"), said = null;
        RefiStamp stamp = xml.Stamp();
        string guid = xml.Guid(name);
        var members = ImmutableArray.CreateBuilder<RefiMember>();
        xml.Children(guid, element =>
        {
            RefiMemberKind? kind = element switch
            {
                "MemberCode" => RefiMemberKind.Code,
                "MemberSource" => RefiMemberKind.Source,
                "MemberNote" => RefiMemberKind.Note,
                _ => null,
            };
            if (kind is null) return element == "Description" && Take(ref said, guid);
            members.Add(new RefiMember(kind.Value, xml.Reference(guid)));
            return true;
        });
        sets.Add(new RefiSet(guid, name, said, members.ToImmutable(), stamp));
    }

    private bool Take(ref string? words, string owner)
    {
        if (words is not null) return false;
        words = xml.Words(owner);
        return true;
    }

    /// <summary>A code while its children are read.</summary>
    private sealed class CodeTaken(RefiCode code)
    {
        public RefiCode Code { get; } = code;

        public string? Description { get; set; }

        public List<string> NoteRefs { get; } = [];

        public List<CodeTaken> Children { get; } = [];

        public RefiCode Settled() => Code with { Description = Description, NoteRefs = [.. NoteRefs], Children = [.. Children.Select(static child => child.Settled())] };
    }
}
