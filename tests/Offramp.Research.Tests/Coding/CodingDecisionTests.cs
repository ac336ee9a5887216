using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class CodingDecisionTests
{
    [Theory]
    [InlineData(-1, 4, "coding.passage-outside-document")]
    [InlineData(0, 51, "coding.passage-outside-document")]
    [InlineData(9, 4, "coding.passage-outside-document")]
    [InlineData(4, 4, "coding.passage-empty")]
    public void A_passage_must_lie_inside_its_document(int start, int end, string code)
    {
        Study study = Some.CodedGround();
        Some.Refused(code, CodingDecisions.CodePassage(study, study.Passage("a-talk", start, end), study.Code("Fear").Id, Some.Fresh()));
    }

    [Fact]
    public void A_passage_splits_no_character()
    {
        Study study = Some.Study().WithSource("p-01", "a😀b").WithCode("Fear");
        Some.Refused("coding.splits-a-character", CodingDecisions.CodePassage(study, study.Passage("p-01", 0, 2), study.Code("Fear").Id, Some.Fresh()));
        Some.Refused("coding.splits-a-character", CodingDecisions.CodePassage(study, study.Passage("p-01", 2, 4), study.Code("Fear").Id, Some.Fresh()));
        Assert.Null(CodingDecisions.CodePassage(study, study.Passage("p-01", 1, 3), study.Code("Fear").Id, Some.Fresh()).Refusal);
    }

    [Fact]
    public void The_same_coder_does_not_code_the_same_passage_twice_but_another_may()
    {
        Study study = Some.CodedGround();
        Id<Code> fear = study.Code("Fear").Id;
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 2, 9), fear, Some.Fresh()));

        Some.Refused("coding.already-coded", CodingDecisions.CodePassage(study, study.Passage("a-talk", 2, 9), fear, Some.Fresh()));
        Assert.Null(CodingDecisions.CodePassage(study, study.Passage("a-talk", 2, 9), fear, Some.Fresh(Some.OtherCoder)).Refusal);
        Assert.Null(CodingDecisions.CodePassage(study, study.Passage("a-talk", 2, 8), fear, Some.Fresh()).Refusal);
    }

    [Fact]
    public void Several_codes_are_given_in_one_act_or_none()
    {
        Study study = Some.CodedGround();
        Id<Code> fear = study.Code("Fear").Id, rank = study.Code("Rank").Id;
        Study coded = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 2, 9), [fear, rank, fear], Some.Fresh()));

        Assert.Equal(2, coded.Coding.In(study.Original("a-talk").Id).Length);
        Some.Refused("coding.already-coded", CodingDecisions.CodePassage(coded, study.Passage("a-talk", 2, 9), [study.Code("Offer").Id, rank], Some.Fresh()));
    }

    [Fact]
    public void Notes_are_held_by_the_source_and_judgements_change_one_by_one()
    {
        Study study = Some.CodedGround();
        NewCoding ask = study.Passage("a-talk", 2, 9) with
        {
            Judgement = new Judgement(Stance.Denies, default, Elicitation.Pressed, default),
            Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, " why ").Add(CodingField.Group, ""),
        };
        study = study.With(CodingDecisions.CodePassage(study, ask, study.Code("Fear").Id, Some.Fresh()));
        PassageCoding coding = Assert.Single(study.Coding.In(ask.Document));
        study = study.With(CodingDecisions.Judge(study, coding.Id, new JudgementEdit(Standpoint: Standpoint.Hearsay), Some.Fresh()));
        study = study.With(CodingDecisions.Note(study, coding.Id, CodingField.QuotedFrom, "a cousin", Some.Fresh()));

        PassageCoding after = Assert.Single(study.Coding.In(ask.Document));
        Assert.Equal(new Judgement(Stance.Denies, default, Elicitation.Pressed, Standpoint.Hearsay), after.Judgement);
        Assert.Equal(new Words(study.Source("a-talk").Holder, "why"), after.Notes?.Memo);
        Assert.Equal("a cousin", after.Notes?.QuotedFrom?.Text);
        Assert.Null(after.Notes?.Group);

        study = study.With(CodingDecisions.Note(study, coding.Id, CodingField.QuotedFrom, null, Some.Fresh()));
        study = study.With(CodingDecisions.Note(study, coding.Id, CodingField.Memo, " ", Some.Fresh()));
        Assert.Null(Assert.Single(study.Coding.In(ask.Document)).Notes);
        Some.Refused("coding.not-a-note", CodingDecisions.Note(study, coding.Id, CodingField.ImportedId, "x", Some.Fresh()));
    }

    [Fact]
    public void A_note_that_cannot_be_kept_is_refused_before_anything_is_coded()
    {
        Study study = Some.CodedGround();
        NewCoding ask = study.Passage("a-talk", 2, 9) with { Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, "half \ud83d") };
        Some.Refused("naming.control-character", CodingDecisions.CodePassage(study, ask, study.Code("Fear").Id, Some.Fresh()));
        Some.Refused("naming.control-character", CodebookDecisions.AddInVivoCode(study, ask, null, Some.Fresh()));
    }

    [Fact]
    public void A_coding_is_stretched_within_its_document_and_taken_back()
    {
        Study study = Some.CodedGround();
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 2, 9), study.Code("Fear").Id, Some.Fresh()));
        Id<Rendition> document = study.Original("a-talk").Id;
        Id<PassageCoding> id = study.Coding.In(document)[0].Id;

        Some.Refused("coding.passage-outside-document", CodingDecisions.Stretch(study, id, 2, 99, Some.Fresh()));
        study = study.With(CodingDecisions.Stretch(study, id, 1, 12, Some.Fresh()));
        Assert.Equal((1, 12), (study.Coding.In(document)[0].Start, study.Coding.In(document)[0].End));

        study = study.With(CodingDecisions.Uncode(study, id, Some.Fresh()));
        Assert.Empty(study.Coding.In(document));
        Some.Refused("coding.coding-gone", CodingDecisions.Uncode(study, id, Some.Fresh()));
    }

    [Fact]
    public void Nothing_is_coded_in_a_withdrawn_source()
    {
        Study study = Some.CodedGround();
        NewCoding ask = study.Passage("a-talk", 2, 9);
        Id<Code> fear = study.Code("Fear").Id;
        study = study.Apply(new SourceWithdrawn(study.Source("a-talk").Id, [study.Source("a-talk").Holder], []));
        Some.Refused("coding.source-withdrawn", CodingDecisions.CodePassage(study, ask, fear, Some.Fresh()));
    }

    [Fact]
    public void A_coding_is_divided_between_two_words_and_both_parts_keep_judgement_and_notes()
    {
        Study study = Some.Study().WithSource("p-01", "He paid  and then left us").WithCode("Pay");
        NewCoding ask = study.Passage("p-01", 0, 25) with
        {
            Judgement = new Judgement(Stance.Denies, default, default, default),
            Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, "why"),
        };
        study = study.With(CodingDecisions.CodePassage(study, ask, study.Code("Pay").Id, Some.Fresh()));
        Id<PassageCoding> whole = Assert.Single(study.Coding.In(ask.Document)).Id;

        Study divided = study.With(CodingDecisions.Divide(study, whole, 8, Some.Fresh(Some.OtherCoder)));
        PassageCoding[] parts = [.. divided.Coding.In(ask.Document)];
        Assert.Equal([(0, 7), (9, 25)], parts.Select(static part => (part.Start, part.End)));
        Assert.Equal(whole, parts[0].Id);
        Assert.All(parts, part => Assert.Equal((Stance.Denies, "why", Some.Coder), (part.Judgement.Stance, part.Notes?.Memo?.Text, part.Coder)));

        foreach (int edge in (int[])[0, 25, 26, -1]) Some.Refused("coding.split-outside-passage", CodingDecisions.Divide(study, whole, edge, Some.Fresh()));
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("p-01", 9, 25), study.Code("Pay").Id, Some.Fresh()));
        Some.Refused("coding.already-coded", CodingDecisions.Divide(study, whole, 8, Some.Fresh()));
    }
}
