namespace Offramp.Research.Tests;

internal static partial class Some
{
    /// <summary>Three sources of fifty characters each (one with a translation, one withdrawn), six codes of which two share a name, two coders.</summary>
    public static Study CodedGround()
    {
        string text = new('x', 50);
        Study study = Study().WithSource("b-talk", text).WithSource("a-talk", text).WithSource("c-talk", text)
            .WithCode("Offer").WithCode("Pay", under: "Offer").WithCode("Rank", under: "Offer").WithCode("Leaving").WithCode("Fear", under: "Leaving");
        study = study.With(CodebookDecisions.AddCode(study, new NewCode("Pay", study.Code("Leaving").Id), Fresh()));
        study = study.Apply(new CoderAdded(OtherCoder, Words("Milo")));
        Rendition original = study.Original("a-talk");
        study = study.Apply(new RenditionAdded(study.Source("a-talk").Id, new NewRendition(
            new(UInt128.One << 90), RenditionKind.Translation, new Words(study.Source("a-talk").Holder, "a-talk.en"), null, new(UInt128.One << 91),
            new StoredText(new(UInt128.One << 92), original.Text.Holder, text), new Words(study.Source("a-talk").Holder, ""))));
        return study;
    }

    /// <summary>The ground with one coding for each five numbers: document, code, coder, start, length.</summary>
    public static Study Coded(params int[] numbers)
    {
        Study study = CodedGround();
        Rendition[] documents = [.. study.Sources.Renditions.Values.OrderBy(static r => r.Id)];
        Id<Code>[] codes = [.. study.Coding.Codebook.Order];
        for (int i = 0; i + 4 < numbers.Length; i += 5)
        {
            Rendition document = documents[Wrapped(numbers[i], documents.Length)];
            int start = Wrapped(numbers[i + 3], 45);
            study = study.Apply(new PassageCoded(
                document.Id, document.Version, Fresh().Id<PassageCoding>(), start, start + 1 + Wrapped(numbers[i + 4], 50 - start),
                codes[Wrapped(numbers[i + 1], codes.Length)], numbers[i + 2] % 2 == 0 ? Coder : OtherCoder,
                new Judgement((Stance)Wrapped(numbers[i], 6), default, default, default), null));
        }
        return study;
    }

    public static NewCoding Passage(this Study study, string source, int start, int end) => new(study.Original(source).Id, start, end);

    private static int Wrapped(int number, int count) => (int)((uint)number % (uint)count);
}
