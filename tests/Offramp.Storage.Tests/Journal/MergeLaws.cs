using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Storage.Tests;

public class MergeLaws
{
    private const string Marker = "velvetquarry";
    private const int EntriesEach = 10_000;

    // What two people do to their copies: a list of numbers, each one act; see Do.
    [Fact]
    public void Merging_commutes_is_idempotent_and_never_brings_withdrawn_words_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Ours, byte[] Theirs)>(), pair => MergesWell(pair.Ours, pair.Theirs))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(4711, 1).WithEndSize(12));

    // Without waiting for the disk (an internal option of tests), and with the second copy in memory: the law is about nonces and rows, and
    // each entry is still sealed, opened again and stored by itself.
    [Fact]
    public void Two_copies_that_write_ten_thousand_entries_each_share_no_nonce_and_lose_nothing()
    {
        using var folder = new Folder();
        var origin = new MemoryJournal();
        StorageOptions options = Some.Options(folder) with { Durable = false }, elsewhere = Some.Options(folder, "elsewhere");
        Create(origin, options).Dispose();
        MemoryJournal copy = origin.Copy();
        using SqliteJournal file = SqliteJournal.Create(folder.At("a.offramp"), durable: false);
        file.Commit(new JournalCommit
        {
            Header = origin.ReadHeader(),
            Entries = origin.ReadEntries(),
            Rows = JournalReading.Of(origin).Rows,
        });

        using OpenStudy ours = Open(file, options), theirs = Open(copy, elsewhere);
        Parallel.ForEach([ours, theirs], study =>
        {
            for (int i = 0; i < EntriesEach; i++)
                study.Do(fresh => new ParticipantAdded(fresh.Id<Participant>(), new Words(fresh.Id<Holder>(), "P")));
        });
        using Passphrase passphrase = Some.Passphrase();
        Assert.Equal(EntriesEach, ours.Merge(copy, passphrase, "copy").Value.Acts);
        Assert.Equal(EntriesEach + 1, theirs.Merge(file, passphrase, "file").Value.Acts);

        Assert.Equal(2 * EntriesEach, ours.Study.Protection.Participants.Count);
        Assert.Equal(Reach.SaysNow(ours.Study), Reach.SaysNow(theirs.Study));
        List<string> nonces = Nonces(copy);
        // For each entry its own nonce, one for the words in it and one for the key that it brings in.
        Assert.True(nonces.Count > 6 * EntriesEach);
        Assert.Equal(nonces.Count, nonces.Distinct().Count());
    }

    private static bool MergesWell(byte[] ourActs, byte[] theirActs)
    {
        using var folder = new Folder();
        var origin = new MemoryJournal();
        Fresh fresh = Some.Fresh();
        SourceAdded source = Some.Source(fresh, $"{Marker} one");
        CodeAdded code = Some.Code(fresh, $"{Marker}code");
        using (OpenStudy first = Create(origin, Some.Options(folder))) first.DoAll(_ => [source, code]);

        MemoryJournal a = origin.Copy(), b = origin.Copy();
        bool withdrawn;
        using (OpenStudy ours = Open(a, Some.Options(folder, "a")), theirs = Open(b, Some.Options(folder, "b")))
            withdrawn = Do(ours, ourActs, source, code) | Do(theirs, theirActs, source, code);

        // Each way on journals of its own, so that neither sees the other's merge.
        MemoryJournal intoA = a.Copy(), intoB = b.Copy();
        using Passphrase passphrase = Some.Passphrase();
        using OpenStudy ab = Open(intoA, Some.Options(folder, "ab")), ba = Open(intoB, Some.Options(folder, "ba"));
        int first1 = ab.Merge(b, passphrase, "b").Value.Acts, first2 = ba.Merge(a, passphrase, "a").Value.Acts;
        string says = Reach.SaysNow(ab.Study);
        bool commutes = says == Reach.SaysNow(ba.Study);
        bool idempotent = ab.Merge(b, passphrase, "b").Value.Acts == 0 && says == Reach.SaysNow(ab.Study);
        ab.Merge(intoB, passphrase, "ba");
        bool settles = says == Reach.SaysNow(ab.Study);
        bool complete = first1 == theirActs.Length && first2 == ourActs.Length;
        byte[] marker = Encoding.Unicode.GetBytes($"{Marker} ");
        bool gone = !withdrawn || !Reach.Bytes(ab.Study).Concat(Reach.Bytes(ba.Study)).Any(bytes => bytes.AsSpan().IndexOf(marker) >= 0);
        bool whole = OpenStudy.Verify(intoA, passphrase, Some.Options(folder, "ab")) is { IsWhole: true, Opened: true };
        return commutes && idempotent && settles && complete && gone && whole;
    }

    // Every number is one act, whatever stands in the study by then; apply takes it as it comes.
    private static bool Do(OpenStudy study, byte[] acts, SourceAdded source, CodeAdded code)
    {
        bool withdrawn = false;
        Id<Rendition> document = source.Rendition.Rendition;
        foreach (byte act in acts)
        {
            Outcome<Act> done = study.Record((now, fresh) => (Outcome<ImmutableArray<Change>>)ImmutableArray.Create(Change(act, now, fresh)));
            // Words of a holder that is gone are refused: then the person does something else.
            if (done.IsRefused) study.Do(fresh => Some.Code(fresh, "other"));
        }
        return withdrawn;

        Change Change(byte number, Study now, Fresh fresh)
        {
            switch (number % 18)
            {
                case 0: return Some.Code(fresh, $"code {number}");
                case 1: return Some.Source(fresh, $"text {number}");
                case 2: return Some.Coding(fresh, source, code, number % 7, 9 + number, $"{Marker} memo");
                case 3: return new SourceRenamed(source.Source, new Words(source.Holder, $"{Marker} name {number}"));
                case 4: return new CodeDescribed(code.Code, CodeText.Memo, new Words(code.Holder, $"memo {number}"));
                case 5: return new ActRetracted(now.History.Acts[number % now.History.Acts.Count].Id);
                case 6: return new CodeRemoved(code.Code);
                case 7:
                    withdrawn = true;
                    return Some.Withdrawal(source);
                case 8:
                    Id<Holder> anew = fresh.Id<Holder>();
                    return new CodeRewritten(code.Code, code.Holder, anew, new Words(anew, $"anew {number}"), []);
                case 9: return Decided(CorrectionDecisions.CorrectWords(now, document, Found(number, $"{Marker} {number}", isSlip: false), fresh));
                case 10: return Decided(CorrectionDecisions.CorrectWords(now, document, Found(number, null, isSlip: true), fresh));
                case 11: return Decided(MemoDecisions.Write(now, new NewMemo($"{Marker} title", $"{Marker} thought", Source: source.Source), fresh));
                case 12:
                    return Decided(CausalLinkDecisions.Draw(now, new NewLink(
                        document, number % 7, 9, code.Code, Other(number), Notes: ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, $"{Marker} link")), fresh));
                case 13: return Decided(CodesMerging.Merge(now, [code.Code], Other(number), fresh));
                case 14: return Decided(CodebookVersions.Name(now, $"version {number} {now.History.Acts.Count}", null, fresh));
                case 15: return Decided(CodeSetDecisions.Add(now, $"set {number} {now.History.Acts.Count}", [Other(number)], fresh));
                case 16:
                    return Decided(SourcesDecisions.AddRendition(
                        now, source.Source, RenditionKind.Translation, new ImportedText { Name = $"t {number}", Text = $"{Marker} two\n{Marker} three" }, OnTakenName.Number, fresh));
                default:
                    return Decided(now.Sources.Renditions.Values.Where(r => r.Source == source.Source && r.Id != document).OrderBy(static r => r.Id).FirstOrDefault() is { } other
                        ? AlignmentDecisions.Propose(now, document, other.Id)
                        : Refusal.Of("sources.rendition-gone"));
            }

            // What a person could not do then, they leave, and do something else.
            Change Decided(Outcome<Change> decided) => decided.IsRefused ? Some.Code(fresh, $"other {number}") : decided.Value;
            Id<Code> Other(int pick) => now.Coding.Codebook.Order.Where(c => c != code.Code).ToArray() is { Length: > 0 } codes ? codes[pick % codes.Length] : code.Code;
            WordsToCorrect Found(int pick, string? to, bool isSlip)
            {
                string text = now.Sources.Renditions.TryGetValue(document, out Rendition? present) && !present.Text.IsWithdrawn ? present.Text.Text : "x";
                int start = pick % text.Length;
                return new WordsToCorrect(text[start..Math.Min(text.Length, start + 3)], to, At: start, IsSlip: isSlip);
            }
        }
    }

    private static OpenStudy Create(IJournal journal, StorageOptions options)
    {
        using Passphrase passphrase = Some.Passphrase();
        return OpenStudy.Create("", journal, passphrase, "The coast", "Ines", options);
    }

    private static OpenStudy Open(IJournal journal, StorageOptions options)
    {
        using Passphrase passphrase = Some.Passphrase();
        return OpenStudy.Open("", journal, JournalReading.Of(journal), StudyKeys.Open(journal.ReadHeader(), passphrase, allowTestKdf: true), Access.Write, options);
    }

    // Of entries, of the words inside them, and of rows; each is the first twelve bytes of a sealing.
    private static List<string> Nonces(IJournal journal)
    {
        using Passphrase passphrase = Some.Passphrase();
        using StudyKeys keys = StudyKeys.Open(journal.ReadHeader(), passphrase, allowTestKdf: true);
        var nonces = new List<string>();
        foreach (StoredEntry entry in journal.ReadEntries())
        {
            EntryRecord record = EntryRecord.Read(entry.Record, out _, out _)!;
            nonces.Add(Convert.ToHexString(record.Payload.Span[..12]));
            AdditionalData data = AdditionalData.Entry(keys.Study, record.Epoch, record.Id.Writer, record.Id.Counter, record.HeaderHash);
            Assert.True(keys.Epoch(record.Epoch)!.Journal.TryOpen(record.Payload.Span, data, out byte[]? padded) && Padding.TryRemove(padded, out padded));
            var reader = new Utf8JsonReader(padded);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("$sealed")) continue;
                reader.Read();
                nonces.Add(Convert.ToHexString(reader.GetBytesFromBase64().AsSpan(0, 12)));
            }
        }
        nonces.AddRange(JournalReading.Of(journal).Rows.Select(row => Convert.ToHexString(row.Sealed.AsSpan(0, 12))));
        return nonces;
    }
}
