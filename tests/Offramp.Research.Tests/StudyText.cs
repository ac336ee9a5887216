using System.Collections;
using System.Reflection;
using System.Text;

namespace Offramp.Research.Tests;

/// <summary>A study written down whole, so that two can be compared: immutable collections are equal only where they are the same object.</summary>
internal static class StudyText
{
    /// <summary>Everything that a study says; not the order of its acts.</summary>
    public static string Of(Study study) => Write(study with { History = Research.History.Empty });

    private static string Write(object? value)
    {
        switch (value)
        {
            case null: return "-";
            case Words words: return words.IsWithdrawn ? "[w]" : $"{words.Holder}:{words.Text}";
            case StoredText text: return $"{text.Id}:{text.Holder}:{(text.IsWithdrawn ? "[w]" : text.Text)}";
            case string or ValueType when value.GetType() is { IsGenericType: false } type && (type.IsPrimitive || type.IsEnum || value is string or UInt128 or ActId):
                return value.ToString()!;
            case ReadOnlyMemory<byte> bytes: return Convert.ToHexString(bytes.Span);
            case IEnumerable list:
                IEnumerable<string> items = list.Cast<object?>().Select(Write);
                bool sorted = value.GetType().Name.Contains("Dictionary", StringComparison.Ordinal) || value.GetType().Name.Contains("Set", StringComparison.Ordinal);
                return $"[{string.Join(',', sorted ? items.Order(StringComparer.Ordinal) : items)}]";
        }
        if (value.GetType() is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(Id<>)) return value.ToString()!;
        var text2 = new StringBuilder(value.GetType().Name).Append('(');
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0) continue;
            // What a change creates or rests on follows from the change.
            if (value is Change && property.Name is nameof(Change.Creates) or nameof(Change.RestsOn) or nameof(Change.Destroys)) continue;
            text2.Append(property.Name).Append('=').Append(Write(property.GetValue(value))).Append(';');
        }
        if (value is System.Runtime.CompilerServices.ITuple tuple)
            for (int i = 0; i < tuple.Length; i++) text2.Append(Write(tuple[i])).Append(';');
        return text2.Append(')').ToString();
    }
}
