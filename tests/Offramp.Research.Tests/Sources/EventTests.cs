using System.Collections.Immutable;
using Offramp.Methods.Dates;

namespace Offramp.Research.Tests.Sources;

public class EventTests
{
    private static Study WithEvent(string name = "Loss of the island", string? date = "2019-11-20")
    {
        Study study = Some.Study().WithSource("t", "Some six weeks after.");
        var particulars = ImmutableDictionary<EventField, string>.Empty;
        return study.With(EventDecisions.Add(study, name, date is null ? particulars : particulars.Add(EventField.Date, date), Some.Fresh()));
    }

    private static Study Dated(Study study, string typed) =>
        study.With(EventDecisions.Date(study, study.Source("t").Id, Assert.IsType<RelativeDate>(SourceDates.Read(study, typed))));

    [Fact]
    public void A_date_told_by_an_event_stays_in_words_and_resolves_to_a_range()
    {
        Study study = Dated(WithEvent(), "some six weeks after the loss of the island");
        SourceRow row = SourcesViews.Row(study, study.Source("t"), Some.Today);
        Assert.Equal("about 6 weeks after Loss of the island", row.DateByEvent);
        Assert.Equal("[2019-12-21~..2020-01-12~]", row.DateRange);
        Assert.Null(row.Date);
    }

    [Fact]
    public void The_range_follows_the_event_and_the_words_follow_its_name()
    {
        Study study = Dated(WithEvent(), "P42D after Loss of the island");
        Event island = Assert.Single(study.Sources.Events.Values);
        Assert.Equal("2020-01-01", SourceDates.Of(study, study.Source("t"))!.ToString());
        study = study.With(EventDecisions.Note(study, island.Id, EventField.Date, "2019-11-21"));
        study = study.With(EventDecisions.Rename(study, island.Id, "The fall"));
        Assert.Equal("2020-01-02", SourceDates.Of(study, study.Source("t"))!.ToString());
        Assert.Equal("42 days after The fall", SourceDates.ByEvent(study, study.Source("t"))!.Words);
        study = study.With(EventDecisions.Note(study, island.Id, EventField.Date, null));
        Assert.Null(SourceDates.ByEvent(study, study.Source("t"))!.Range);
    }

    [Fact]
    public void An_event_by_which_a_source_is_dated_stays()
    {
        Study study = Dated(WithEvent(), "after Loss of the island");
        Event island = Assert.Single(study.Sources.Events.Values);
        Assert.Contains("t", Some.Refused("sources.event-used", EventDecisions.Remove(study, island.Id)), StringComparison.Ordinal);
        Assert.Equal("sources.event-used-meanwhile", Assert.Single(study.Apply(new EventRemoved(island.Id)).Conflicts).Code);
        study = study.With(EventDecisions.Date(study, study.Source("t").Id, null));
        Assert.Empty(study.With(EventDecisions.Remove(study, island.Id)).Sources.Events);
    }

    [Fact]
    public void A_date_by_an_event_that_nobody_knows_is_refused_with_the_nearest()
    {
        Study study = WithEvent("Fall");
        RelativeDate date = SourceDates.Read(study, "a week after Fell")!;
        Assert.Contains("Fall", Some.Refused("naming.unknown-but-near", EventDecisions.Date(study, study.Source("t").Id, date)), StringComparison.Ordinal);
        Some.Refused("sources.event-taken", EventDecisions.Add(study, "fall", ImmutableDictionary<EventField, string>.Empty, Some.Fresh()));
        Some.Refused("dates.not-readable", EventDecisions.Add(study, "Other", ImmutableDictionary<EventField, string>.Empty.Add(EventField.Date, "soon"), Some.Fresh()));
    }

    [Fact]
    public void A_date_by_an_event_that_another_copy_removed_is_a_conflict()
    {
        Study study = WithEvent();
        Study after = study.Apply(new SourceDatedByEvent(study.Source("t").Id, new DatedByEvent(new(404), Some.Words("after x"))));
        Assert.Equal("sources.event-gone", Assert.Single(after.Conflicts).Code);
        Assert.Null(after.Source("t").DatedBy);
    }

    [Fact]
    public void A_withdrawn_source_keeps_no_date_by_an_event()
    {
        Study study = Dated(WithEvent(), "after Loss of the island");
        Id<Source> source = study.Source("t").Id;
        Assert.Null(study.With(WithdrawalDecisions.Withdraw(study, source)).Sources.ById[source].DatedBy);
    }

    [Fact]
    public void A_rewritten_event_keeps_what_is_not_named_and_drops_what_is_emptied()
    {
        Study study = WithEvent();
        Event island = Assert.Single(study.Sources.Events.Values);
        study = study.With(EventDecisions.Note(study, island.Id, EventField.Note, "as the paper said"));
        var rewritten = (EventRewritten)SourcesRewriting.Event(
            study, island.Id, null, ImmutableDictionary<EventField, string>.Empty.Add(EventField.Note, ""), Some.Fresh()).Value;
        Event after = study.Apply(rewritten).Sources.Events[island.Id];
        Assert.Equal("2019-11-20", after.Noted(EventField.Date));
        Assert.Null(after.Noted(EventField.Note));
        Assert.NotEqual(island.Holder, after.Holder);
        Assert.Equal(after.Holder, after.Name.Holder);
    }
}
