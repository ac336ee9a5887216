using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Makes a change of any kind with every field set, all its words one holder's and marked, so that a law can look for them everywhere.</summary>
internal sealed class Filled(Id<Holder> holder, string marker, IReadOnlyDictionary<Type, object> known)
{
    private static uint next = 1_000_000;
    private int marked;

    /// <summary>All kinds of change.</summary>
    public static IEnumerable<Type> Kinds => typeof(Change).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);

    /// <summary>One change of each kind that holds words.</summary>
    public ImmutableArray<Change> All()
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (Type kind in Kinds)
        {
            int before = marked;
            var change = (Change)Of(kind, kind.Name);
            if (marked > before) changes.Add(change);
        }
        return changes.ToImmutable();
    }

    private object Of(Type type, string field)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, field);
        if (type == typeof(Words)) return new Words(holder, Marked(field));
        if (type == typeof(StoredText)) return new StoredText(new(Number()), holder, Marked(field));
        // A rewritten text's words are the new holder's; the old one is somebody else here, or the law would destroy before it looks.
        if (type == typeof(Id<Holder>)) return field.EndsWith("OldHolder", StringComparison.Ordinal) || field.EndsWith("OldHolders", StringComparison.Ordinal) ? new Id<Holder>(Number()) : holder;
        if (known.TryGetValue(type, out object? value)) return value;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type == typeof(int)) return 1;
        if (type == typeof(bool)) return true;
        if (type == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>([2, 3, 0, 0, 0]);
        if (type == typeof(ActId)) return new ActId(Number(), 1);
        if (type == typeof(Judgement)) return default(Judgement);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)) return Activator.CreateInstance(type, Number())!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return List(type.GetGenericArguments()[0], field);
        return Record(type, field);
    }

    private object List(Type item, string field)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Of(item, field), 0);
        return typeof(ImmutableArray).GetMethods().Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private object Record(Type type, string field)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        ParameterInfo[] parameters = constructor.GetParameters();
        if (parameters.Length == 0 && type.GetProperties().Length == 0) throw new NotSupportedException($"{type} in {field}");
        object made = constructor.Invoke([.. parameters.Select(p => Of(p.ParameterType, $"{field}.{p.Name}"))]);
        foreach (PropertyInfo property in type.GetProperties().Where(p => p.CanWrite && parameters.All(q => q.Name != p.Name)))
            property.SetValue(made, Of(property.PropertyType, $"{field}.{property.Name}"));
        return made;
    }

    private string Marked(string field)
    {
        marked++;
        return $"{marker} said on the quay at {field} before the tide {marker}{marked}";
    }

    private static UInt128 Number() => (UInt128)Interlocked.Increment(ref next) << 32;
}
