using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>The names of the kinds of changes, as the journal writes them.</summary>
public static class ChangeKinds
{
    private static readonly FrozenDictionary<Type, string> ByType = typeof(Change).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(static a => a.DerivedType, static a => (string)a.TypeDiscriminator!);

    /// <summary>All kinds with their types, by name.</summary>
    public static ImmutableArray<(string Kind, Type Type)> All =>
        [.. ByType.Select(static k => (k.Value, k.Key)).OrderBy(static k => k.Value, StringComparer.Ordinal)];

    /// <summary>The name of a change's kind, such as <c>coding.passage-coded</c>.</summary>
    public static string NameOf(Change change) => ByType[change.GetType()];
}
