using System.Collections;
using System.Reflection;
using System.Text;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>What can be reached from a value.</summary>
internal static class Reach
{
    /// <summary>Every string and run of bytes that any field holds, however deep and however private, as UTF-16 or as it lies.</summary>
    public static IEnumerable<byte[]> Bytes(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out object? next))
        {
            if (!next.GetType().IsValueType && !seen.Add(next)) continue;
            if (next is string text) yield return Encoding.Unicode.GetBytes(text);
            else if (next is byte[] bytes) yield return bytes;
            else if (next is ReadOnlyMemory<byte> memory) yield return memory.ToArray();
            else if (next is Array array)
            {
                foreach (object? item in (IEnumerable)array)
                    if (item is not null && !item.GetType().IsPrimitive) open.Push(item);
            }
            else if (next is not (Type or MemberInfo or Delegate))
            {
                foreach (object value in Fields(next)) open.Push(value);
            }
        }
    }

    /// <summary>All that a study says, in one order: equal for equal studies.</summary>
    public static string Says(Study study)
    {
        var json = new PayloadJson(static _ => null);
        var text = new StringBuilder();
        foreach (Act act in study.History.Acts)
            text.Append(act.Id).Append(' ').Append(act.Lamport).Append(' ').AppendLine(Encoding.UTF8.GetString(json.Write(act, out _, out _)));
        return text.AppendLine(SaysNow(study)).ToString();
    }

    /// <summary>What stands in a study now, without how it came about.</summary>
    public static string SaysNow(Study study)
    {
        var text = new StringBuilder().AppendLine(study.Title?.Text);
        foreach (Coder coder in study.Team.Coders.Values.OrderBy(c => c.Id)) text.AppendLine(coder.Name.Text);
        foreach (Source source in study.Sources.ById.Values.OrderBy(s => s.Id)) text.AppendLine($"{source.Id} {source.Name.Text} {source.IsWithdrawn}");
        foreach (Rendition rendition in study.Sources.Renditions.Values.OrderBy(r => r.Id)) text.AppendLine($"{rendition.Id} {rendition.Text.IsWithdrawn} {rendition.Text.Text}");
        foreach (Code code in study.Coding.Codebook.Codes.Values.OrderBy(c => c.Id)) text.AppendLine($"{code.Id} {code.Name.Text} {code.Parent} {code.Memo?.Text}");
        foreach (PassageCoding coding in study.Coding.ByDocument.OrderBy(d => d.Key).SelectMany(d => d.Value.All))
            text.AppendLine($"{coding.Id} {coding.Start} {coding.End} {coding.Code} {coding.Notes?.Memo?.Text}");
        foreach (CausalLink link in study.Coding.Links.OrderBy(d => d.Key).SelectMany(d => d.Value.All))
            text.AppendLine($"{link.Id} {link.Start} {link.End} {link.Cause} {link.Effect} {link.Sign} {link.Notes?.Memo?.Text}");
        foreach (Memo memo in study.Coding.Memos) text.AppendLine($"{memo.Id} {memo.About.Subject} {memo.Title.Text} {memo.Text.Text}");
        foreach (Id<Holder> holder in study.Protection.DestroyedHolders.Order()) text.AppendLine($"destroyed {holder}");
        foreach (Participant participant in study.Protection.Participants.Values.OrderBy(p => p.Id)) text.AppendLine($"{participant.Id} {participant.Pseudonym.Text}");
        return text.ToString();
    }

    private static IEnumerable<object> Fields(object value)
    {
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType.IsPrimitive || field.FieldType.IsPointer || field.FieldType.IsEnum) continue;
                if (field.GetValue(value) is { } held && !held.GetType().IsPrimitive) yield return held;
            }
        }
    }
}
