using System.Collections.Immutable;

namespace Offramp.Formats.Refi;

/// <summary>A REFI-QDA project or codebook as the file has it: nothing merged, nothing thrown away, guids spelled as they are written.</summary>
public sealed record RefiProject
{
    /// <summary>Whether the file is a codebook alone (.qdc).</summary>
    public bool IsCodebook { get; init; }

    /// <summary>The namespace of the root.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>What the project is called; null where nothing says.</summary>
    public string? Name { get; init; }

    /// <summary>The program that wrote the file, in its own words.</summary>
    public string? Origin { get; init; }

    /// <summary>The folder from which relative paths count, on somebody's computer.</summary>
    public string? BasePath { get; init; }

    /// <summary>Who made and changed the project, and when.</summary>
    public RefiStamp Stamp { get; init; } = RefiStamp.None;

    /// <summary>What the project says of itself.</summary>
    public string? Description { get; init; }

    /// <summary>Notes on the project as a whole.</summary>
    public ImmutableArray<string> NoteRefs { get; init; } = [];

    /// <summary>The people who coded.</summary>
    public ImmutableArray<RefiUser> Users { get; init; } = [];

    /// <summary>The codes at the top, in order.</summary>
    public ImmutableArray<RefiCode> Codes { get; init; } = [];

    /// <summary>The variables.</summary>
    public ImmutableArray<RefiVariable> Variables { get; init; } = [];

    /// <summary>The cases.</summary>
    public ImmutableArray<RefiCase> Cases { get; init; } = [];

    /// <summary>The sources of every kind, in order.</summary>
    public ImmutableArray<RefiSource> Sources { get; init; } = [];

    /// <summary>The notes, which are texts.</summary>
    public ImmutableArray<RefiText> Notes { get; init; } = [];

    /// <summary>The links between any two things.</summary>
    public ImmutableArray<RefiLink> Links { get; init; } = [];

    /// <summary>The sets of codes, sources and notes.</summary>
    public ImmutableArray<RefiSet> Sets { get; init; } = [];

    /// <summary>Elements and attributes that have no place in this model, whole, to be given back at export.</summary>
    public ImmutableArray<RefiKept> Kept { get; init; } = [];

    /// <summary>How often each element stands in the file, and how often only as kept XML.</summary>
    public ImmutableArray<RefiElementCount> Elements { get; init; } = [];

    /// <summary>Guids that more than one thing has, without braces and in small letters.</summary>
    public ImmutableArray<string> DuplicateGuids { get; init; } = [];

    /// <summary>References to what is not in the file.</summary>
    public ImmutableArray<RefiReference> DanglingReferences { get; init; } = [];

    /// <summary>Users that are named but not listed, and how often.</summary>
    public ImmutableSortedDictionary<string, int> UnknownUsers { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The files in the archive, in its order.</summary>
    public ImmutableArray<string> Entries { get; init; } = [];

    /// <summary>How offsets are read, and why.</summary>
    public required OffsetChoice Offsets { get; init; }

    /// <summary>All texts in the order of the file: of sources, their representations and transcripts, then notes.</summary>
    public IEnumerable<RefiText> Texts() => Sources.SelectMany(static source => source.AllTexts()).Concat(Notes);

    /// <summary>All codes in the order of the file, each with the codes above it.</summary>
    public IEnumerable<(RefiCode Code, ImmutableArray<string> Path)> AllCodes() => Below(Codes, []);

    private static IEnumerable<(RefiCode Code, ImmutableArray<string> Path)> Below(ImmutableArray<RefiCode> codes, ImmutableArray<string> above)
    {
        foreach (RefiCode code in codes)
        {
            ImmutableArray<string> path = above.Add(code.Name);
            yield return (code, path);
            foreach ((RefiCode, ImmutableArray<string>) below in Below(code.Children, path)) yield return below;
        }
    }
}

/// <summary>A person who coded.</summary>
/// <param name="Guid">As written.</param>
/// <param name="Name">The name; null where there is none.</param>
/// <param name="Id">Initials or a login name; null where there are none.</param>
public sealed record RefiUser(string Guid, string? Name, string? Id);

/// <summary>Who made and changed something, and when, as written: dates without a zone stay so.</summary>
public sealed record RefiStamp(string? CreatingUser, string? Created, string? ModifyingUser, string? Modified)
{
    /// <summary>Nobody, never.</summary>
    public static readonly RefiStamp None = new(null, null, null, null);
}

/// <summary>A code, or a folder of codes.</summary>
public sealed record RefiCode
{
    /// <summary>As written.</summary>
    public required string Guid { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>False for a folder, which no passage can have.</summary>
    public bool IsCodable { get; init; } = true;

    /// <summary>The colour as written; null where there is none.</summary>
    public string? Colour { get; init; }

    /// <summary>The colour as a number, where it is one: <c>0xRRGGBB</c>.</summary>
    public int? Rgb { get; init; }

    /// <summary>What the code means.</summary>
    public string? Description { get; init; }

    /// <summary>Notes on the code.</summary>
    public ImmutableArray<string> NoteRefs { get; init; } = [];

    /// <summary>The codes below, in order.</summary>
    public ImmutableArray<RefiCode> Children { get; init; } = [];
}

/// <summary>What kind of values a variable has.</summary>
public enum RefiValueType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers.</summary>
    Float,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Moments.</summary>
    DateTime,
}

/// <summary>A variable. A type that is not one of the standard's is taken as text.</summary>
public sealed record RefiVariable(string Guid, string Name, RefiValueType Type, string? Description);

/// <summary>A value of a case, or of a source directly.</summary>
/// <param name="Variable">The guid of the variable.</param>
/// <param name="Type">The kind of element that the value stands in; null where none does.</param>
/// <param name="Value">The value as written; null where it is missing, which the standard allows.</param>
public sealed record RefiValue(string Variable, RefiValueType? Type, string? Value);

/// <summary>A case. Without a name and with one source it is how some programs write the variables of a document.</summary>
public sealed record RefiCase
{
    /// <summary>As written.</summary>
    public required string Guid { get; init; }

    /// <summary>The name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What is said of it.</summary>
    public string? Description { get; init; }

    /// <summary>Codes that stand for the case.</summary>
    public ImmutableArray<string> CodeRefs { get; init; } = [];

    /// <summary>Its values.</summary>
    public ImmutableArray<RefiValue> Values { get; init; } = [];

    /// <summary>Its sources.</summary>
    public ImmutableArray<string> SourceRefs { get; init; } = [];

    /// <summary>Its selections.</summary>
    public ImmutableArray<string> SelectionRefs { get; init; } = [];

    /// <summary>Whether the case only carries the variables of one document.</summary>
    public bool IsOfOneDocument => string.IsNullOrWhiteSpace(Name) && SourceRefs.Length == 1 && SelectionRefs.IsEmpty;
}

/// <summary>A link between two things of any kind.</summary>
public sealed record RefiLink(string Guid, string? Name, string? Direction, string? Colour, string? Origin, string? Target, ImmutableArray<string> NoteRefs);

/// <summary>What a member of a set is.</summary>
public enum RefiMemberKind
{
    /// <summary>A code.</summary>
    Code,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A note.</summary>
    Note,
}

/// <summary>A member of a set.</summary>
public sealed record RefiMember(RefiMemberKind Kind, string Target);

/// <summary>A set. Named like <c>gender: male</c> it is how ATLAS.ti writes a value of its documents.</summary>
public sealed record RefiSet(string Guid, string? Name, string? Description, ImmutableArray<RefiMember> Members, RefiStamp Stamp);

/// <summary>Something without a place in the model, as XML that stands by itself.</summary>
/// <param name="Owner">The guid of what it belongs to; null for the project itself.</param>
/// <param name="Parent">The name of the element that it stands in.</param>
/// <param name="Name">The name of the element or attribute.</param>
/// <param name="Xml">The element, or the attribute's value.</param>
/// <param name="IsAttribute">Whether it is an attribute.</param>
public sealed record RefiKept(string? Owner, string Parent, string Name, string Xml, bool IsAttribute);

/// <summary>What became of the elements of a name.</summary>
/// <param name="Element">The name.</param>
/// <param name="InFile">How many stand in the file.</param>
/// <param name="Kept">How many of them are kept as XML only.</param>
/// <param name="Lost">How many of them were neither read nor kept, because they go beyond a limit.</param>
public sealed record RefiElementCount(string Element, int InFile, int Kept, int Lost);

/// <summary>A reference to what is not in the file.</summary>
/// <param name="Element">The element that refers.</param>
/// <param name="Target">The guid that nothing has.</param>
public sealed record RefiReference(string Element, string Target);
