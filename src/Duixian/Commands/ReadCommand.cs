using System.CommandLine;
using Duixian.Reading;
using Duixian.Reading.Extract;

namespace Duixian.Commands;

/// <summary><c>duixian read FILE</c>: the draft that the reader makes of a published plan; changes nothing.</summary>
internal static class ReadCommand
{
    internal static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = CommandText.Help("ReadFile") };
        var json = CommonOptions.Json();
        var year = CommonOptions.Year();
        var words = new Option<FileInfo?>("--vocabulary") { Description = CommandText.Help("ReadVocabulary"), HelpName = "FILE" };
        var command = new Command("read", CommandText.Help("Read")) { file, json, year, words };
        command.SetAction(parsed =>
        {
            var draft = PlanReader.Read(Open(parsed.GetRequiredValue(file)), new ReadingOptions(parsed.GetValue(year), WordsOf(parsed.GetValue(words))));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) { output.WriteLine(PlanDraftJson.Serialize(draft)); }
            else { DraftTable.Write(output, draft); }
        });
        return command;
    }

    private static Vocabulary? WordsOf(FileInfo? file) => file is null ? null : InputFile.Use(file, _ => Vocabulary.Load(file.FullName));

    private static ExtractedText Open(FileInfo file) => InputFile.Use(file, content => DocumentText.Extract(file.Name, content));
}
