using System.Collections.Immutable;

namespace Offramp.Formats.Refi;

/// <summary>Gathers what may stand in a source, a text, a selection or a case alike: codings, references to notes, values of variables.</summary>
internal sealed class RefiParts(RefiXml xml, RefiLedger ledger)
{
    private static readonly ImmutableArray<(string Element, RefiValueType Type)> ValueElements = [.. Enum.GetValues<RefiValueType>().Select(static type => (type + "Value", type))];

    private List<RefiCoding>? codings;
    private List<string>? notes;
    private List<RefiValue>? values;

    /// <summary>The codings.</summary>
    public ImmutableArray<RefiCoding> Codings => codings is null ? [] : [.. codings];

    /// <summary>The notes that are referred to.</summary>
    public ImmutableArray<string> NoteRefs => notes is null ? [] : [.. notes];

    /// <summary>The values.</summary>
    public ImmutableArray<RefiValue> Values => values is null ? [] : [.. values];

    /// <summary>Takes an element if it is one of these.</summary>
    public bool Take(string element, string owner)
    {
        switch (element)
        {
            case "Coding":
                (codings ??= []).Add(Coding());
                return true;
            case "NoteRef":
                (notes ??= []).Add(xml.Reference(owner));
                return true;
            case "VariableValue":
                (values ??= []).Add(Value(owner));
                return true;
            default:
                return false;
        }
    }

    private RefiCoding Coding()
    {
        xml.Enter();
        string? user = ledger.User(xml.Take("creatingUser")), created = ledger.Date(xml.Take("creationDateTime"), xml.Place);
        string guid = xml.Guid(), code = "";
        List<string>? references = null;
        xml.Children(guid, element =>
        {
            switch (element)
            {
                case "CodeRef" when code.Length == 0:
                    code = xml.Reference(guid);
                    return true;
                case "NoteRef":
                    (references ??= []).Add(xml.Reference(guid));
                    return true;
                default:
                    return false;
            }
        });
        return new RefiCoding(guid, code, user, created, references is null ? [] : [.. references]);
    }

    private RefiValue Value(string owner)
    {
        xml.Enter();
        var value = new RefiValue("", null, null);
        xml.Children(owner, element =>
        {
            if (element == "VariableRef" && value.Variable.Length == 0)
            {
                value = value with { Variable = xml.Reference(owner) };
                return true;
            }
            if (value.Type is not null || ValueElements.FirstOrDefault(pair => pair.Element == element) is not { Element: not null } kind) return false;
            value = value with { Type = kind.Type, Value = xml.Words(owner) };
            return true;
        });
        return value;
    }
}
