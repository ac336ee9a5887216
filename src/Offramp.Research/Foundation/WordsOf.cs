using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Offramp.Research;

/// <summary>Every text inside a change, wherever it stands: what is swept and what is sealed must leave no field out, so it is found by reflection
/// and not by a list.</summary>
public static class WordsOf
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Carrying = new();

    /// <summary>The words of a change, of its nested records and lists.</summary>
    public static IEnumerable<Words> In(Change change) => Within(change).OfType<Words>();

    /// <summary>The stored texts that a change brings in.</summary>
    public static IEnumerable<StoredText> TextsIn(Change change) => Within(change).OfType<StoredText>();

    private static IEnumerable<object> Within(object? value)
    {
        switch (value)
        {
            case null:
                yield break;
            case Words or StoredText:
                yield return value;
                yield break;
            case IEnumerable list:
                if (!MayCarry(value.GetType())) yield break;
                foreach (object? item in list)
                    foreach (object found in Within(item)) yield return found;
                yield break;
        }
        foreach (PropertyInfo property in Carrying.GetOrAdd(value.GetType(), PropertiesOf))
            foreach (object found in Within(property.GetValue(value))) yield return found;
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.GetIndexParameters().Length == 0 && MayCarry(p.PropertyType)),
    ];

    // Our own records and lists of them; not ids, numbers, enumerations and bytes.
    private static bool MayCarry(Type type)
    {
        if (type == typeof(Words) || type == typeof(StoredText)) return true;
        if (Nullable.GetUnderlyingType(type) is { } inner) return MayCarry(inner);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return type.GetGenericArguments().Any(MayCarry);
        if (type.IsEnum || type.IsPrimitive || type.Assembly != typeof(Change).Assembly) return false;
        return !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>));
    }
}
