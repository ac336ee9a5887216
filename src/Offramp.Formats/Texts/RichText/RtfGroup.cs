namespace Offramp.Formats;

/// <summary>What becomes of the words in a group of an RTF file.</summary>
internal enum RtfDestination
{
    /// <summary>They are text.</summary>
    Words,

    /// <summary>They are left out, with all that is below.</summary>
    Skipped,

    /// <summary>They describe fonts.</summary>
    Fonts,

    /// <summary>They describe a drawing, which may have a text box below.</summary>
    Drawing,

    /// <summary>They describe an embedded object, which may have its picture in words below.</summary>
    Object,

    /// <summary>They say in an old code page what a group below says in Unicode.</summary>
    TwoWays,
}

/// <summary>What holds in a group until it ends.</summary>
internal record struct RtfGroup
{
    /// <summary>What becomes of its words.</summary>
    public RtfDestination Destination { get; set; }

    /// <summary>Whether the words are hidden.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether the words were deleted by a tracked change.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Whether the paragraph stands in a table.</summary>
    public bool IsInTable { get; set; }

    /// <summary>How many bytes stand in for a character in Unicode, for programs that know none.</summary>
    public int StandIns { get; set; }

    /// <summary>The font.</summary>
    public int Font { get; set; }

    /// <summary>Whether a text box ends with the group.</summary>
    public bool IsBox { get; set; }
}
