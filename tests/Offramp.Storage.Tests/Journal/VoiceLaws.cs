using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>One voice of an invented group conversation is withdrawn: nothing of it opens anywhere or lies anywhere, and all others stay. Also where two copies
/// withdraw two voices without knowing of each other.</summary>
public class VoiceLaws
{
    private const string Reza = "velvetquarry";
    private const string Omid = "amberfurrow";
    private const string Others = "cobaltmeadow";

    [Fact]
    public void Nothing_of_the_voice_lies_in_the_file_and_the_others_stay_coded()
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        Assert.True(scene.Opens(scene.Path, Reza));
        byte[][] before = scene.SealedNow();

        scene.Withdraw(study, "Reza");

        scene.RequireGone(study, Reza);
        foreach (byte[] row in before) Assert.False(Scene.Holds(File.ReadAllBytes(scene.Path), row[..Math.Min(48, row.Length)]));
        Assert.Equal(
            [("the " + Omid + " quay", Omid + " noted"), ("who came " + Others, Others + " noted")],
            scene.Coded(study).Order());
        Assert.Equal(2, study.Study.Coding.Stranded.Count);
        study.Dispose();
        using OpenStudy again = scene.Open();
        Assert.Empty(again.Warnings);
        Assert.Equal(2, scene.Coded(again).Length);
        scene.RequireGone(again, Reza);
        using Passphrase passphrase = Some.Passphrase();
        Assert.True(OpenStudy.Verify(scene.Path, passphrase, scene.Options).IsWhole);
    }

    [Fact]
    public void It_cannot_be_undone_nor_can_what_it_rests_on()
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        Act act = scene.Withdraw(study, "Reza");
        Assert.Equal("protection.withdrawal-is-final", HistoryDecisions.Undo(study.Study, study.Coder).Refusal?.Code);
        study.Do(_ => new ActRetracted(act.Id));
        foreach (Act earlier in study.Study.History.Acts.Take(4)) study.Do(_ => new ActRetracted(earlier.Id));
        scene.RequireGone(study, Reza);
    }

    [Fact]
    public void The_history_still_folds_to_the_same_study_after_a_second_withdrawal()
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        scene.Withdraw(study, "Reza");
        study.Do(fresh => Granted(CodingDecisions.CodePassage(study.Study, scene.Quote(study, Others + " once more"), scene.Code, fresh)));
        string[] coded = [.. scene.Coded(study).Select(c => c.Words).Where(w => !w.Contains(Omid, StringComparison.Ordinal)).Order()];
        scene.Withdraw(study, "Omid");
        scene.RequireGone(study, Reza);
        scene.RequireGone(study, Omid);
        Assert.Equal(coded, scene.Coded(study).Select(c => c.Words).Order());
        Assert.Equal(3, study.Study.Coding.Stranded.Count);
        Assert.Equal(2, scene.Text(study).Turns.Count(t => t.Speaker is not null));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void An_older_copy_brings_nothing_back_and_its_codings_follow(bool intoOlder)
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        study.Backup(scene.Folder.At("older.offramp"));
        using OpenStudy older = Some.Open(scene.Folder.At("older.offramp"), Some.Options(scene.Folder, "elsewhere"));
        older.Do(fresh => Granted(CodingDecisions.CodePassage(older.Study, scene.Quote(older, Others + " once more", Others + " late"), scene.Code, fresh)));
        older.Do(fresh => Granted(CodingDecisions.CodePassage(older.Study, scene.Quote(older, "hid " + Reza, Reza + " late"), scene.Code, fresh)));
        older.Do(fresh => Granted(SourcesDecisions.SetParticular(older.Study, scene.Source, Particular.Title, Reza + " title")));
        scene.Withdraw(study, "Reza");

        OpenStudy into = intoOlder ? older : study;
        using Passphrase passphrase = Some.Passphrase();
        into.Merge(intoOlder ? scene.Path : scene.Folder.At("older.offramp"), passphrase);

        Assert.False(scene.Opens(into == study ? scene.Path : scene.Folder.At("older.offramp"), Reza));
        Assert.DoesNotContain(Reach.Bytes(into.Study), bytes => Scene.Holds(bytes, Encoding.Unicode.GetBytes(Reza)));
        Assert.Equal(3, scene.Coded(into).Length);
        Assert.Contains((Others + " once more", null), scene.Coded(into));
        Assert.Equal(3, into.Study.Coding.Stranded.Count);
        Assert.Contains(into.Study.Conflicts, c => c.Code == "protection.words-lost");
        Assert.Equal("group", into.Study.Sources.ById[scene.Source].Name.Text);
    }

    [Theory, InlineData(true, true), InlineData(true, false), InlineData(false, true), InlineData(false, false)]
    public void Two_copies_that_withdraw_two_voices_end_with_neither(bool oneMore, bool intoOther)
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        study.Backup(scene.Folder.At("other.offramp"));
        using OpenStudy other = Some.Open(scene.Folder.At("other.offramp"), Some.Options(scene.Folder, "elsewhere"));
        // Whichever act comes first in the order of the fold.
        (oneMore ? study : other).Do(fresh => Some.Code(fresh, "Later"));
        (oneMore ? study : other).Do(fresh => Some.Code(fresh, "Later still"));
        scene.Withdraw(study, "Reza");
        scene.Withdraw(other, "Omid");
        // What each copy goes on to write about what the other withdrew.
        other.Do(fresh => Granted(CodingDecisions.CodePassage(other.Study, scene.Quote(other, "hid " + Reza, Reza + " late"), scene.Code, fresh)));
        study.Do(fresh => Granted(CodingDecisions.CodePassage(study.Study, scene.Quote(study, Others + " once more", Others + " kept"), scene.Code, fresh)));
        Assert.True(scene.Opens(scene.Path, Omid) && scene.Opens(scene.Folder.At("other.offramp"), Reza));

        (OpenStudy into, string path) = intoOther ? (other, scene.Folder.At("other.offramp")) : (study, scene.Path);
        using Passphrase passphrase = Some.Passphrase();
        Assert.True(into.Merge(intoOther ? scene.Path : scene.Folder.At("other.offramp"), passphrase).Value.Acts > 0);

        foreach (string voice in (string[])[Reza, Omid])
        {
            Assert.False(scene.Opens(path, voice), voice);
            Assert.DoesNotContain(Reach.Bytes(into.Study), bytes => Scene.Holds(bytes, Encoding.Unicode.GetBytes(voice)));
        }
        Assert.Empty(into.Study.Sources.ById[scene.Source].Owed);
        Assert.Contains(("who came " + Others, Others + " noted"), scene.Coded(into));
        Assert.Contains(Others + " once more", scene.Coded(into).Select(c => c.Words));
        Assert.Equal(2, scene.Coded(into).Length);
        Assert.True(OpenStudy.Verify(path, passphrase, scene.Options).IsWhole);

        // The other copy learns it, and nothing begins anew.
        OpenStudy second = intoOther ? study : other;
        string secondPath = intoOther ? scene.Path : scene.Folder.At("other.offramp");
        second.Merge(path, passphrase);
        Assert.False(scene.Opens(secondPath, Reza) || scene.Opens(secondPath, Omid));
        Assert.Equal(Reach.SaysNow(into.Study), Reach.SaysNow(second.Study));
        into.Merge(secondPath, passphrase);
        Assert.Single(into.Study.History.Acts.SelectMany(act => act.Changes).OfType<SourceRewritten>());
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_whole_withdrawal_in_the_other_copy_takes_what_was_recorded_again(bool intoOther)
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        study.Backup(scene.Folder.At("other.offramp"));
        using OpenStudy other = Some.Open(scene.Folder.At("other.offramp"), Some.Options(scene.Folder, "elsewhere"));
        scene.Withdraw(study, "Reza");
        other.Do(_ => Granted(WithdrawalDecisions.Withdraw(other.Study, scene.Source)));
        using Passphrase passphrase = Some.Passphrase();
        (OpenStudy into, string path) = intoOther ? (other, scene.Folder.At("other.offramp")) : (study, scene.Path);
        into.Merge(intoOther ? scene.Path : scene.Folder.At("other.offramp"), passphrase);
        foreach (string voice in (string[])[Reza, Omid, Others]) Assert.False(scene.Opens(path, voice), voice);
        Assert.True(into.Study.Sources.ById[scene.Source].IsWithdrawn);
    }

    [Fact]
    public void A_restored_backup_loses_the_old_key_and_is_whole_again_after_a_merge()
    {
        using var scene = new Scene();
        byte[] backup;
        using (OpenStudy study = scene.Open())
        {
            study.Backup(scene.Folder.At("older.offramp"));
            backup = File.ReadAllBytes(scene.Folder.At("older.offramp"));
            scene.Withdraw(study, "Reza");
        }
        File.Move(scene.Path, scene.Folder.At("newer.offramp"));
        File.WriteAllBytes(scene.Path, backup);
        File.Delete(scene.Folder.At("older.offramp"));

        using OpenStudy writer = scene.Open();
        Assert.Contains(writer.Warnings, w => w.Code == "storage.withdrawn-again");
        scene.RequireGone(writer, Reza);
        Assert.Equal(
            "protection.source-words-elsewhere",
            SourceRewriting.Rewrite(writer.Study, scene.Source, new LeftOut(), Some.Fresh()).Refusal?.Code);
        using Passphrase passphrase = Some.Passphrase();
        writer.Merge(scene.Folder.At("newer.offramp"), passphrase);
        Assert.Equal(2, scene.Coded(writer).Length);
        scene.RequireGone(writer, Reza);
    }

    [Theory, InlineData("committed"), InlineData("remembered"), InlineData("rebuilt"), InlineData("truncated")]
    public void Cut_short_at_any_step_the_withdrawal_of_a_voice_is_finished_at_the_next_opening(string at)
    {
        using var scene = new Scene();
        byte[][] before = scene.SealedNow();
        using (OpenStudy study = Some.Open(scene.Path, scene.Options with { Step = scene.CopyAt(at) })) scene.Withdraw(study, "Reza");
        Assert.False(scene.Opens(scene.Cut, Reza));
        StorageOptions elsewhere = Some.Options(scene.Folder, "elsewhere");
        using (OpenStudy reader = Some.Open(scene.Cut, elsewhere, Access.Read))
        {
            Assert.Contains(reader.Warnings, w => w.Code == "storage.scrub-unfinished");
            Assert.DoesNotContain(Reach.Bytes(reader.Study), bytes => Scene.Holds(bytes, Encoding.Unicode.GetBytes(Reza)));
        }
        using (OpenStudy writer = Some.Open(scene.Cut, elsewhere)) Assert.Contains(writer.Warnings, w => w.Code == "storage.scrub-finished");
        foreach (string file in Directory.GetFiles(scene.Folder.Path, "cut.offramp*"))
            foreach (byte[] row in before) Assert.False(Scene.Holds(File.ReadAllBytes(file), row[..Math.Min(48, row.Length)]), file);
    }

    [Fact]
    public void Cut_short_before_the_last_act_a_merge_of_two_withdrawals_shows_neither_voice_warns_and_is_finished()
    {
        using var scene = new Scene();
        using OpenStudy study = Some.Open(scene.Path, scene.Options);
        study.Backup(scene.Folder.At("other.offramp"));
        using OpenStudy other = Some.Open(scene.Folder.At("other.offramp"), Some.Options(scene.Folder, "elsewhere") with { Step = scene.CopyAt("committed", "other.offramp", 3) });
        scene.Withdraw(study, "Reza");
        scene.Withdraw(other, "Omid");
        other.Do(fresh => Granted(CodingDecisions.CodePassage(other.Study, scene.Quote(other, "hid " + Reza), scene.Code, fresh)));
        using Passphrase passphrase = Some.Passphrase();
        other.Merge(scene.Path, passphrase);

        StorageOptions third = Some.Options(scene.Folder, "third");
        Assert.True(scene.Opens(scene.Cut, Reza) && scene.Opens(scene.Cut, Omid), "cut before the keys are destroyed");
        using (OpenStudy reader = Some.Open(scene.Cut, third, Access.Read))
        {
            Assert.Contains(reader.Warnings, w => w.Code == "storage.withdrawal-unfinished");
            Assert.All(StrandedCodings.Rows(reader.Study), row => Assert.Null(row.Text));
            string[] says = [.. Scene.NowIn(reader.Study)];
            Assert.DoesNotContain(says, text => text.Contains(Reza, StringComparison.Ordinal) || text.Contains(Omid, StringComparison.Ordinal));
        }
        using (OpenStudy writer = Some.Open(scene.Cut, third)) Assert.Contains(writer.Warnings, w => w.Code == "storage.withdrawal-finished");
        Assert.False(scene.Opens(scene.Cut, Reza) || scene.Opens(scene.Cut, Omid));
        using OpenStudy again = Some.Open(scene.Cut, third, Access.Read);
        Assert.Empty(again.Warnings);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_copy_that_took_the_source_out_leaves_no_key_of_a_withdrawn_voice(bool removes)
    {
        using var scene = new Scene();
        using OpenStudy study = scene.Open();
        study.Backup(scene.Folder.At("other.offramp"));
        study.Backup(scene.Folder.At("third.offramp"));
        using OpenStudy other = Some.Open(scene.Folder.At("other.offramp"), Some.Options(scene.Folder, "elsewhere"));
        using OpenStudy third = Some.Open(scene.Folder.At("third.offramp"), Some.Options(scene.Folder, "third"));
        scene.Withdraw(study, "Reza");
        scene.Withdraw(other, "Omid");
        if (removes) other.Do(_ => new SourceRemoved(scene.Source));
        else third.Do(_ => new ActRetracted(third.Study.History.Acts.First(act => act.Changes.Any(c => c is SourceAdded)).Id));
        using Passphrase passphrase = Some.Passphrase();
        study.Merge(scene.Folder.At("third.offramp"), passphrase);
        study.Merge(scene.Folder.At("other.offramp"), passphrase);
        Assert.False(scene.Opens(scene.Path, Reza) || scene.Opens(scene.Path, Omid));
        Assert.Empty(Reholding.Owed(study.Study, Some.Fresh()));
    }

    // What two people do to their copies: each number one act. Each voice's word is only ever written about its own turns.
    [Fact]
    public void Whatever_two_copies_do_a_voice_that_either_withdrew_is_gone_after_they_meet() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Ours, byte[] Theirs)>(), pair => MeetWell(pair.Ours, pair.Theirs))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(4712, 1).WithEndSize(8));

    private static bool MeetWell(byte[] ourActs, byte[] theirActs)
    {
        using var scene = new Scene();
        using OpenStudy ours = scene.Open();
        string path = scene.Folder.At("other.offramp");
        ours.Backup(path);
        using OpenStudy theirs = Some.Open(path, Some.Options(scene.Folder, "elsewhere"));
        HashSet<string> gone = [.. Act(scene, ours, ourActs), .. Act(scene, theirs, theirActs)];
        using Passphrase passphrase = Some.Passphrase();
        bool met = !ours.Merge(path, passphrase).IsRefused && !theirs.Merge(scene.Path, passphrase).IsRefused && !ours.Merge(path, passphrase).IsRefused;
        return met && gone.All(voice => !scene.Opens(scene.Path, voice) && !scene.Opens(path, voice)
            && !Scene.NowIn(ours.Study).Concat(Scene.NowIn(theirs.Study)).Any(text => text.Contains(voice, StringComparison.Ordinal)))
            && OpenStudy.Verify(scene.Path, passphrase, scene.Options).IsWhole;
    }

    private static HashSet<string> Act(Scene scene, OpenStudy study, byte[] acts)
    {
        var gone = new HashSet<string>();
        foreach (byte number in acts)
        {
            (string label, string word) = (number & 16) == 0 ? ("Reza", Reza) : ("Omid", Omid);
            Outcome<Act> done = study.Record((now, fresh) => Decide(now, fresh).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change)));
            if (!done.IsRefused && done.Value.Changes[0] is VoiceWithdrawn) gone.Add(word);
            if (!done.IsRefused && done.Value.Changes[0] is SourceWithdrawn) gone.UnionWith([Reza, Omid]);

            Outcome<Change> Decide(Study now, Fresh fresh)
            {
                Refusal nothing = Refusal.Of("sources.source-gone");
                if (!now.Sources.ById.TryGetValue(scene.Source, out Source? source) || source.IsWithdrawn) return nothing;
                Rendition text = now.Sources.Renditions[source.Renditions[0]];
                if (text.Text.IsWithdrawn || text.Turns.FirstOrDefault(t => t.Speaker == label) is not { } turn) return nothing;
                Id<Code> code = scene.Code, second = now.Coding.Codebook.Order.FirstOrDefault(c => c != code);
                var notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, word + " noted");
                int start = turn.WordsStart + (number % 3), end = turn.End;
                PassageCoding coded = now.Coding.In(text.Id).FirstOrDefault(c => c.Start >= turn.Start && c.End <= turn.End);
                switch (number % 16)
                {
                    case 0 or 1 or 2: return VoiceDecisions.Withdraw(now, scene.Source, new Voice(Names.Participant(now, label).Value.Id, [], []), fresh);
                    case 3: return CodingDecisions.CodePassage(now, new NewCoding(text.Id, start, end, default, notes), code, fresh);
                    case 4: return coded.Id == default ? nothing : CodingDecisions.Note(now, coded.Id, CodingField.Memo, word + " again", fresh);
                    case 5: return coded.Id == default ? nothing : MemoDecisions.Write(now, new NewMemo("memo", word, Coding: coded.Id), fresh);
                    case 6: return MemoDecisions.Write(now, new NewMemo("memo", word, Document: text.Id, Start: start, End: end), fresh);
                    case 7: return CausalLinkDecisions.Draw(now, new NewLink(text.Id, start, end, code, second, Notes: notes), fresh);
                    case 8: return CorrectionDecisions.CorrectWords(now, text.Id, new WordsToCorrect(text.Text.Text[(end - 1)..end], $" {word} {number}.", At: end - 1), fresh);
                    case 9: return CorrectionDecisions.CorrectWords(now, text.Id, new WordsToCorrect(text.Text.Text[start..(start + 2)], word, At: start, IsSlip: true), fresh);
                    case 10: return CorrectionDecisions.CorrectWords(now, text.Id, new WordsToCorrect(text.Text.Text[start..end], null, At: start, IsSlip: true), fresh);
                    case 11: return CodebookDecisions.AddInVivoCode(now, new NewCoding(text.Id, start, end), null, fresh).Then<Change>(static changes => changes[0]);
                    case 12: return SourceRewriting.Rewrite(now, scene.Source, new LeftOut(), fresh);
                    case 13: return number < 40 ? WithdrawalDecisions.Withdraw(now, scene.Source) : nothing;
                    case 14: return number < 60 ? new SourceRemoved(scene.Source) : nothing;
                    default: return HistoryDecisions.Undo(now, study.Coder).Then<Change>(static changes => changes[0]);
                }
            }
        }
        return gone;
    }

    private static Change Granted(Outcome<Change> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    private sealed class Scene : IDisposable
    {
        public Scene()
        {
            Options = Some.Options(Folder);
            using OpenStudy study = Some.NewStudy(Path, Options);
            const string text =
                $"I: who came {Others} then?\nOmid: I was at the {Omid} quay.\nReza: I hid {Reza} in the shed.\nI: And {Others} once more?\nReza: No {Reza} at all.\n";
            ImmutableArray<Turn> turns = [.. TurnsOf(text)];
            study.Do(fresh => Granted(SourcesDecisions.Add(
                study.Study, SourceKind.GroupInterview, new ImportedText { Name = "group", Text = text, Turns = turns }, OnTakenName.Refuse, fresh)));
            Source = study.Study.Sources.ById.Keys.Single();
            foreach (string name in (string[])["Omid", "Reza"])
            {
                study.Do(fresh => Granted(ProtectionDecisions.AddParticipant(study.Study, name, null, fresh)));
                study.Do(_ => Granted(SourceLinks.LinkParticipant(study.Study, Source, Names.Participant(study.Study, name).Value.Id, name)));
            }
            study.Do(fresh => Granted(CodebookDecisions.AddCode(study.Study, new NewCode("Quay"), fresh)));
            foreach ((string quote, string memo) in ((string, string)[])
                [("who came " + Others, Others + " noted"), ("the " + Omid + " quay", Omid + " noted"), (Reza + " in the shed", Reza + " noted"), ("No " + Reza, Reza + " noted")])
                study.Do(fresh => Granted(CodingDecisions.CodePassage(study.Study, Quote(study, quote, memo), Code, fresh)));
            // What was said before and is no longer said.
            study.Do(_ => Granted(SourcesDecisions.SetParticular(study.Study, Source, Particular.Description, "about " + Reza)));
            study.Do(_ => Granted(SourcesDecisions.SetParticular(study.Study, Source, Particular.Description, null)));
            study.Do(fresh => Granted(CodebookDecisions.AddInVivoCode(study.Study, Quote(study, Reza + " at all"), null, fresh).Then<Change>(static changes => changes[0])));
        }

        public Folder Folder { get; } = new();

        public StorageOptions Options { get; }

        public string Path => Folder.At("a.offramp");

        public Id<Source> Source { get; }

        public Id<Code> Code => new(codeOf);

        private UInt128 codeOf;

        /// <summary>Where the study lies as it was when a step was reached.</summary>
        public string Cut => Folder.At("cut.offramp");

        /// <summary>Copies the files at a step, as if the power went there.</summary>
        public Action<string> CopyAt(string at, string name = "a.offramp", int time = 1)
        {
            int reached = 0;
            return step =>
            {
                if (step != at || ++reached != time) return;
                foreach (string suffix in (string[])["", "-wal"])
                    if (File.Exists(Folder.At(name + suffix))) File.Copy(Folder.At(name + suffix), Cut + suffix);
            };
        }

        /// <summary>What a study says now: the history still holds what an owed key opens until that is destroyed.</summary>
        public static IEnumerable<string> NowIn(Study study) =>
            Reach.Bytes(study with { History = Research.History.Empty, Conflicts = [] }).Select(Encoding.Unicode.GetString);

        public OpenStudy Open() => Some.Open(Path, Options);

        public Rendition Text(OpenStudy study) => study.Study.Sources.Renditions[study.Study.Sources.ById[Source].Renditions[0]];

        public NewCoding Quote(OpenStudy study, string quote, string? memo = null)
        {
            codeOf = study.Study.Coding.Codebook.Codes.Values.First(c => !c.Name.IsWithdrawn && c.Name.Text == "Quay").Id.Value;
            int start = Text(study).Text.Text.IndexOf(quote, StringComparison.Ordinal);
            Assert.True(start >= 0, quote);
            return new NewCoding(
                Text(study).Id, start, start + quote.Length, default, memo is null ? null : ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo));
        }

        public (string Words, string? Memo)[] Coded(OpenStudy study) =>
            [.. study.Study.Coding.In(Text(study).Id).Select(c => (Text(study).Text.Text[c.Start..c.End], c.Notes?.Memo?.Text))];

        public Act Withdraw(OpenStudy study, string who)
        {
            Outcome<Act> outcome = study.Record((now, fresh) => VoiceDecisions.Withdraw(now, Source, new Voice(Names.Participant(now, who).Value.Id, [], []), fresh));
            Assert.Null(outcome.Refusal);
            return outcome.Value;
        }

        public byte[][] SealedNow()
        {
            using SqliteJournal journal = SqliteJournal.Open(Path, Access.Read);
            UInt128 holder = OpenedHolder();
            return [.. JournalReading.Of(journal).Rows.Where(row => row.Holder == holder).Select(row => row.Sealed)];
        }

        private UInt128 OpenedHolder()
        {
            using OpenStudy reader = Some.Open(Path, Options, Access.Read);
            return reader.Study.Sources.ById[Source].Holder.Value;
        }

        /// <summary>Whether any key that is left in a file opens something that holds a word: every row and every sealed word is tried.</summary>
        public bool Opens(string path, string word)
        {
            using SqliteJournal journal = SqliteJournal.Open(path, Access.Read);
            var reading = JournalReading.Of(journal);
            using Passphrase passphrase = Some.Passphrase();
            using StudyKeys keys = StudyKeys.Open(reading.Header, passphrase, allowTestKdf: true);
            using JournalContents contents = JournalContents.Open(keys, reading, []);
            Change[] changes = [.. contents.Acts.SelectMany(act => act.Changes)];
            return changes.SelectMany(WordsOf.In).Any(w => !w.IsWithdrawn && w.Text.Contains(word, StringComparison.Ordinal))
                || changes.SelectMany(WordsOf.TextsIn).Any(t => !t.IsWithdrawn && t.Text.Contains(word, StringComparison.Ordinal));
        }

        public void RequireGone(OpenStudy study, string word)
        {
            Assert.DoesNotContain(Reach.Bytes(study.Study), bytes => Holds(bytes, Encoding.Unicode.GetBytes(word)));
            Assert.False(Opens(Path, word));
            foreach (string file in Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
                foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode]) Assert.False(Holds(File.ReadAllBytes(file), encoding.GetBytes(word)), file);
        }

        public static bool Holds(byte[] bytes, byte[] pattern) => bytes.AsSpan().IndexOf(pattern) >= 0;

        public void Dispose() => Folder.Dispose();

        private static IEnumerable<Turn> TurnsOf(string text)
        {
            int start = 0, number = 0;
            foreach (string line in text.Split('\n'))
            {
                if (line.IndexOf(": ", StringComparison.Ordinal) is var label && label > 0)
                    yield return new Turn(++number, start, start + label + 2, start + line.Length, line[..label], null);
                start += line.Length + 1;
            }
        }
    }
}
