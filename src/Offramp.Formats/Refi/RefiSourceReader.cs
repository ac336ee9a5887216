using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats.Refi;

/// <summary>Reads sources and notes with their selections.</summary>
internal sealed class RefiSourceReader(RefiXml xml, RefiLedger ledger, RefiArchive? archive)
{
    private const int MostSelections = 5_000_000;

    private int selections;

    /// <summary>The kind of source that an element is; null where it is none.</summary>
    public static RefiSourceKind? KindOf(string element) => element switch
    {
        "TextSource" => RefiSourceKind.Text,
        "PictureSource" => RefiSourceKind.Picture,
        "PDFSource" => RefiSourceKind.Pdf,
        "AudioSource" => RefiSourceKind.Audio,
        "VideoSource" => RefiSourceKind.Video,
        _ => null,
    };

    /// <summary>Reads a source.</summary>
    public RefiSource Source(RefiSourceKind kind)
    {
        if (kind == RefiSourceKind.Text)
        {
            RefiText text = Text(RefiTextKind.Source);
            return new RefiSource
            {
                Kind = kind,
                Guid = text.Guid,
                Name = text.Name,
                Description = text.Description,
                Texts = [text],
                Codings = text.Codings,
                NoteRefs = text.NoteRefs,
                Values = text.Values,
                Stamp = text.Stamp,
            };
        }
        Place place = xml.Place;
        xml.Enter();
        string? name = xml.Take("name"), path = xml.Take("path");
        var source = new RefiSource
        {
            Kind = kind,
            Name = name,
            Path = path,
            CurrentPath = xml.Take("currentPath"),
            Guid = xml.Guid(name),
            Stamp = xml.Stamp(),
            Entry = archive?.Find(path, place, ledger),
        };
        string? description = null;
        var (texts, found, inside) = (ImmutableArray.CreateBuilder<RefiText>(), ImmutableArray.CreateBuilder<RefiSelection>(), new RefiParts(xml, ledger));
        xml.Children(source.Guid, element =>
        {
            switch (element)
            {
                case "Description":
                    description = xml.Words(source.Guid);
                    return true;
                case "TextDescription":
                    texts.Add(Text(RefiTextKind.Description));
                    return true;
                case "Representation":
                    texts.Add(Text(RefiTextKind.Representation));
                    return true;
                case "Transcript":
                    texts.Add(Text(RefiTextKind.Transcript));
                    return true;
                default:
                    return Selection(element, found) || inside.Take(element, source.Guid);
            }
        });
        return source with
        {
            Description = description,
            Texts = texts.ToImmutable(),
            Selections = found.ToImmutable(),
            Codings = inside.Codings,
            NoteRefs = inside.NoteRefs,
            Values = inside.Values,
        };
    }

    /// <summary>Reads a text of any kind.</summary>
    public RefiText Text(RefiTextKind kind)
    {
        Place place = xml.Place;
        xml.Enter();
        string? name = xml.Take("name"), path = xml.Take("plainTextPath");
        var text = new RefiText
        {
            Kind = kind,
            Name = name,
            PlainTextPath = path,
            RichTextPath = xml.Take("richTextPath"),
            Guid = xml.Guid(name),
            Stamp = xml.Stamp(),
        };
        string? description = null, content = null;
        var (found, points, inside) = (ImmutableArray.CreateBuilder<RefiSelection>(), ImmutableArray.CreateBuilder<RefiSyncPoint>(), new RefiParts(xml, ledger));
        xml.Children(text.Guid, element =>
        {
            switch (element)
            {
                case "Description":
                    description = xml.Words(text.Guid);
                    return true;
                case "PlainTextContent":
                    content = xml.Words(text.Guid) ?? "";
                    return true;
                case "SyncPoint":
                    points.Add(SyncPoint());
                    return true;
                default:
                    return Selection(element, found) || inside.Take(element, text.Guid);
            }
        });
        return text with
        {
            Description = description,
            Words = content is null ? archive?.Words(path, place, ledger) : new RefiWords(content, false, "inline", null, 0, ""),
            Selections = found.ToImmutable(),
            SyncPoints = points.ToImmutable(),
            Codings = inside.Codings,
            NoteRefs = inside.NoteRefs,
            Values = inside.Values,
        };
    }

    private bool Selection(string element, ImmutableArray<RefiSelection>.Builder found)
    {
        RefiSelectionKind? kind = element switch
        {
            "PlainTextSelection" => RefiSelectionKind.PlainText,
            "PictureSelection" => RefiSelectionKind.Picture,
            "PDFSelection" => RefiSelectionKind.Pdf,
            "AudioSelection" => RefiSelectionKind.Audio,
            "VideoSelection" => RefiSelectionKind.Video,
            "TranscriptSelection" => RefiSelectionKind.Transcript,
            _ => null,
        };
        if (kind is null || selections == MostSelections) return false;
        selections++;
        found.Add(Selection(kind.Value));
        return true;
    }

    private RefiSelection Selection(RefiSelectionKind kind)
    {
        xml.Enter();
        string? name = xml.Take("name");
        var selection = new RefiSelection { Kind = kind, Name = name, Guid = xml.Guid(name), Stamp = xml.Stamp() };
        selection = kind switch
        {
            RefiSelectionKind.PlainText => selection with { From = xml.Number("startPosition"), To = xml.Number("endPosition") },
            RefiSelectionKind.Audio or RefiSelectionKind.Video => selection with { From = xml.Number("begin"), To = xml.Number("end") },
            RefiSelectionKind.Transcript => selection with { FromSyncPoint = SyncRef("fromSyncPoint"), ToSyncPoint = SyncRef("toSyncPoint") },
            _ => selection with { Area = new RefiArea(xml.Number("page"), xml.Number("firstX"), xml.Number("firstY"), xml.Number("secondX"), xml.Number("secondY")) },
        };
        string? description = null;
        RefiText? representation = null;
        var inside = new RefiParts(xml, ledger);
        xml.Children(selection.Guid, element =>
        {
            switch (element)
            {
                case "Description":
                    description = xml.Words(selection.Guid);
                    return true;
                case "Representation" when kind == RefiSelectionKind.Pdf && representation is null:
                    representation = Text(RefiTextKind.Representation);
                    return true;
                default:
                    return inside.Take(element, selection.Guid);
            }
        });
        return selection with
        {
            Description = description,
            Representation = representation,
            Codings = inside.Codings,
            NoteRefs = inside.NoteRefs,
        };
    }

    private string? SyncRef(string attribute) => xml.Take(attribute) is { Length: > 0 } guid ? ledger.Refers("TranscriptSelection", guid) : null;

    private RefiSyncPoint SyncPoint()
    {
        xml.Enter();
        var point = new RefiSyncPoint(xml.Guid(), xml.Number("timeStamp"), xml.Number("position"));
        xml.Children(point.Guid, static _ => false);
        return point;
    }
}
