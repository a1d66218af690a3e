using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Jobs;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests.Features.Reminders;

/// <summary>A site with a mail server and a robot of its own on loopback, and two counties of whom something is asked.</summary>
public sealed class ReminderSite : TestSite
{
    internal const string County = "371502";
    internal const string CountyOffice = "DCF";

    private readonly TcpListener smtp = new(IPAddress.Loopback, 0);
    private WebApplication? robot;

    /// <summary>Messages the mail server took, whole.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>What was posted to the robot: address with query, and body.</summary>
    public ConcurrentQueue<(string Address, string Body)> Posts { get; } = new();

    /// <summary>What the robot answers with; a status that leads elsewhere shows who follows.</summary>
    public Func<string, IResult> Answer { get; set; } = _ => Results.Json(new { errcode = 0 });

    public string RobotAddress => robot!.Urls.Single();   // started before any test runs

    protected override IEnumerable<string> Settings =>
    [
        "--Duixian:Origin=http://127.0.0.1", "--Duixian:Reminders:IntranetHosts=127.0.0.1", "--Duixian:Reminders:Mail:Host=127.0.0.1", "--Duixian:Reminders:Mail:Security=None",
        $"--Duixian:Reminders:Mail:Port={((IPEndPoint)smtp.LocalEndpoint).Port}", "--Duixian:Reminders:Mail:From=duixian@example.cn",
    ];

    public override async ValueTask InitializeAsync()
    {
        smtp.Start();
        _ = ServeMailAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        robot = builder.Build();
        robot.Urls.Add("http://127.0.0.1:0");
        robot.MapPost("/{**path}", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            Posts.Enqueue((http.Request.Path + http.Request.QueryString, await reader.ReadToEndAsync()));
            return Answer(http.Request.Path);
        });
        await robot.StartAsync();
        await base.InitializeAsync();
        await ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<Data.DuixianDb>();
            var county = new Office(CountyOffice, "东昌府区人民政府", "东昌府区", [], 1);
            county.Place(OfficeKind.County, County, null, null);
            db.AddRange(new AssessmentUnit(County, "东昌府区", "东昌府", UnitKind.County, 1, null, null), county, new Office("ZFB", "市政府办公室", "市政府办", [], 2), new Office("MZJ", "市民政局", "民政局", [], 3));
            act.Record(new OfficesImported(3, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
        await this.GivenPlanAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        smtp.Dispose();
        if (robot is not null) { await robot.DisposeAsync(); }
    }

    /// <summary>A round of May that asks two lines of the county; due on Friday the 31st.</summary>
    internal Task<RoundId> GivenMayAsync() => this.GivenAskedAsync("2024-05", [County]);

    /// <summary>Runs the digest as a node would.</summary>
    internal Task<JobOutcome?> RunDigestAsync() => WithAsync(services => services.GetRequiredService<JobRun>().RunAsync("digest", CancellationToken.None));

    internal async Task<HttpResponseMessage> AddChannelAsync(string kind, string address, string secret = "", string party = County) =>
        await PostFormAsync(await SignedInAsync(Role.DeliveryOfficer), "/desk/reminders", "form:has([name=Address])", new() { ["Party"] = party, ["Kind"] = kind, ["Address"] = address, ["Secret"] = secret });

    private async Task ServeMailAsync()
    {
        try
        {
            while (true)
            {
                using var client = await smtp.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 loopback");
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                    {
                        await writer.WriteLineAsync("354 go on");
                        var message = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } part && part != ".") { message.Append(part).Append('\n'); }
                        Mails.Enqueue(message.ToString());
                    }
                    await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
                    if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) { break; }
                }
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or IOException) { }   // the test is over
    }
}
