using System.CommandLine;
using System.Text.Json;
using Duixian.Data;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Commands;

/// <summary><c>duixian audit verify</c>: recomputes the audit trail; ends with 3 and names the first line that is not what was written.</summary>
internal static class AuditCommand
{
    internal static Command Build() => new("audit", CommandText.Help("Audit")) { BuildVerify() };

    private static Command BuildVerify()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("verify", CommandText.Help("AuditVerify")) { json };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => installation.WithAsync(parsed, async services =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            var broken = await db.FindBrokenAuditAsync(cancel);
            var lines = (await db.AuditHead.AsNoTracking().SingleAsync(cancel)).Size;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) { await output.WriteLineAsync(JsonSerializer.Serialize(new { lines, broken })); }
            else if (broken is null) { await output.WriteLineAsync(CommandText.Say("AuditWhole", lines)); }
            return broken is null ? ExitCode.Done : throw new CommandRefusedException(CommandText.Say("AuditBroken", broken));
        }, cancel));
        return command;
    }
}
