namespace Offramp.Research;

/// <summary>Someone who codes.</summary>
/// <param name="Id">The coder.</param>
/// <param name="Name">What the coder is called.</param>
/// <param name="ImportedId">The id under which another program knew the coder.</param>
public sealed record Coder(Id<Coder> Id, Words Name, Words? ImportedId);

/// <summary>The texts of a codebook entry beside its name.</summary>
public enum CodeText
{
    /// <summary>What the code means.</summary>
    Definition,

    /// <summary>When to use it.</summary>
    Use,

    /// <summary>When not to use it, and what to use instead.</summary>
    NotUse,

    /// <summary>A passage that shows it.</summary>
    Example,

    /// <summary>Thoughts on the code.</summary>
    Memo,
}

/// <summary>A theme that passages can carry: one entry of the codebook.</summary>
public sealed record Code
{
    /// <summary>The code.</summary>
    public required Id<Code> Id { get; init; }

    /// <summary>The holder of the entry's own words. An in-vivo name is held by the source whose words it is.</summary>
    public required Id<Holder> Holder { get; init; }

    /// <summary>The name, without a <c>/</c>: paths such as <c>Offer/Pay</c> are made of names.</summary>
    public required Words Name { get; init; }

    /// <summary>The code above it; null at the top.</summary>
    public Id<Code>? Parent { get; init; }

    /// <summary>What the code means.</summary>
    public Words? Definition { get; init; }

    /// <summary>When to use it.</summary>
    public Words? Use { get; init; }

    /// <summary>When not to use it.</summary>
    public Words? NotUse { get; init; }

    /// <summary>A passage that shows it.</summary>
    public Words? Example { get; init; }

    /// <summary>Thoughts on the code.</summary>
    public Words? Memo { get; init; }

    /// <summary>The colour as 0xRRGGBB; null where none was chosen.</summary>
    public int? Colour { get; init; }

    /// <summary>The id under which another program knew it.</summary>
    public Words? ImportedId { get; init; }

    /// <summary>One of its texts, or null.</summary>
    public Words? Text(CodeText which) => which switch
    {
        CodeText.Definition => Definition,
        CodeText.Use => Use,
        CodeText.NotUse => NotUse,
        CodeText.Example => Example,
        CodeText.Memo => Memo,
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };
}
