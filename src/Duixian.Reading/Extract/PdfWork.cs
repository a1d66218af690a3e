using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Duixian.Reading.Extract;

/// <summary>What reading the text of one page would come to. Counting stops as soon as a limit is passed.</summary>
internal sealed class PdfWork
{
    /// <summary>How many forms would be drawn.</summary>
    public int Calls { get; set; }

    /// <summary>Drawing operations and bytes of shown text, those of a form as often as it is called.</summary>
    public long Steps { get; set; }

    public bool IsTooDeep { get; set; }

    public bool IsTooMuch => IsTooDeep || Calls > ReadingLimits.FormCalls || Steps > ReadingLimits.PageSteps;
}

/// <summary>
/// Walks a page and its forms as the reading of its text would, but only counts: forms that call each other multiply,
/// and a file of a few kilobytes can ask for billions of letters.
/// </summary>
/// <remarks>
/// Nothing is remembered about what a form comes to, because a name a form does not define is looked up where it was called from.
/// A form that calls itself ends at the depth limit. Patterns, soft masks, annotations and Type 3 glyphs draw no form while text is read.
/// A page's content is unpacked here and again when it is read; both count towards <see cref="ReadingLimits.UnpackedBytes"/>.
/// </remarks>
internal sealed class PdfWorkCounter(
    IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfWork>(scanner, resources, filters, parser, options)
{
    private readonly Dictionary<IndirectReference, Form?> forms = [];

    protected override PdfWork ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var sum = new PdfWork { Steps = Steps(operations) };
        Walk(pageNumber, Calls(operations), 0, sum);
        return sum;
    }

    private static NameToken[] Calls(IEnumerable<IGraphicsStateOperation> operations) => [.. operations.OfType<InvokeNamedXObject>().Select(call => call.Name)];

    private static long Steps(IEnumerable<IGraphicsStateOperation> operations) => operations.Sum(operation => 1L + operation switch
    {
        ShowText shows => Length(shows.Text, shows.Bytes),
        MoveToNextLineShowText shows => Length(shows.Text, shows.Bytes),
        MoveToNextLineShowTextWithSpacing shows => Length(shows.Text, shows.Bytes),
        ShowTextsWithPositioning shows => shows.Array.Sum(part => part switch { StringToken text => (long)text.Data.Length, HexToken hex => hex.Memory.Length, _ => 1 }),
        _ => 0,
    });

    private static long Length(string? text, ReadOnlyMemory<byte> bytes) => text?.Length ?? bytes.Length;

    private void Walk(int page, NameToken[] calls, int depth, PdfWork sum)
    {
        foreach (var name in calls)
        {
            if (sum.IsTooMuch) { return; }
            if (!ResourceStore.TryGetXObjectReference(name, out var reference) || Find(page, name, reference) is not { } form) { continue; }
            sum.Calls++;
            sum.Steps += form.Steps;
            if (form.Calls.Length == 0) { continue; }
            sum.IsTooDeep |= depth >= ReadingLimits.FormDepth;
            if (form.Resources is not null) { ResourceStore.LoadResourceDictionary(form.Resources); }
            Walk(page, form.Calls, depth + 1, sum);
            if (form.Resources is not null) { ResourceStore.UnloadResourceDictionary(); }
        }
    }

    private Form? Find(int page, NameToken name, IndirectReference reference)
    {
        if (!forms.TryGetValue(reference, out var form))
        {
            form = ResourceStore.TryGetXObject(name, out var stream) ? Read(page, stream) : null;
            forms.Add(reference, form);
        }
        return form;
    }

    private Form? Read(int page, StreamToken stream)
    {
        var isForm = stream.StreamDictionary.TryGet(NameToken.Subtype, PdfScanner, out NameToken? kind) && kind == NameToken.Form;
        if (!isForm) { return null; }
        var operations = PageContentParser.Parse(page, new MemoryInputBytes(stream.Decode(FilterProvider, PdfScanner)), ParsingOptions.Logger);
        stream.StreamDictionary.TryGet(NameToken.Resources, PdfScanner, out DictionaryToken? own);
        return new Form(Calls(operations), own, Steps(operations));
    }

    private sealed record Form(NameToken[] Calls, DictionaryToken? Resources, long Steps);
}
