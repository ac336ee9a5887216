using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Who codes in the study.</summary>
public sealed record Team
{
    /// <summary>Nobody yet.</summary>
    public static readonly Team Empty = new();

    /// <summary>The coders by id.</summary>
    public ImmutableDictionary<Id<Coder>, Coder> Coders { get; init; } = ImmutableDictionary<Id<Coder>, Coder>.Empty;

    /// <summary>The coders in the order in which they joined; the first one acts where nobody else is named.</summary>
    public ImmutableArray<Id<Coder>> Order { get; init; } = [];

    /// <summary>What a coder is called, or the id's first characters where the study does not know the coder.</summary>
    public string NameOf(Id<Coder> coder) => Coders.TryGetValue(coder, out Coder? known) ? known.Name.Text : coder.ToString()[..6];

    internal static Study Apply(Study study, StudyChange change) => change switch
    {
        StudyCreated c => study with { Title = c.Title },
        StudyRetitled c => study with { Title = c.Title },
        CoderAdded c => study.Team.Coders.ContainsKey(c.Coder)
            ? study
            : study with
            {
                Team = study.Team with
                {
                    Coders = study.Team.Coders.Add(c.Coder, new Coder(c.Coder, c.Name, c.ImportedId)),
                    Order = study.Team.Order.Add(c.Coder),
                },
            },
        CoderRenamed c => study.Team.Coders.TryGetValue(c.Coder, out Coder? coder)
            ? study with { Team = study.Team with { Coders = study.Team.Coders.SetItem(c.Coder, coder with { Name = c.Name }) } }
            : study.WithConflict(change, "study.coder-gone"),
        TitleRewritten c => study with { Title = c.Title },
        CoderRewritten c => study.Team.Coders.TryGetValue(c.Coder, out Coder? coder)
            ? study with
            {
                Team = study.Team with { Coders = study.Team.Coders.SetItem(c.Coder, coder with { Name = c.Name, ImportedId = c.ImportedId }) },
            }
            : study.WithConflict(change, "study.coder-gone"),
        _ => throw new NotSupportedException(change.GetType().Name),
    };
}
