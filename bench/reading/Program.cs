using System.Diagnostics;
using System.Globalization;
using System.Text;
using Duixian.Reading;
using Duixian.Reading.Extract;

// Speed of the reader on plain text: megabytes of UTF-8 a second on one core, memory per byte, growth, hostile text.
const string Plan = """
    云泽市2025年民生实事清单
    一、就业和社会保障
    1.全年城镇新增就业3.6万人以上，失业人员再就业1800人，零就业家庭动态清零；
    2.城乡居民基础养老金最低标准由每人每月113元提高到125元，惠及12.4万名老人；
    3.开展职业技能培训6000人次，其中新生代农民工2000人次。（市人社局、市农业农村局）
    二、教育和医疗
    4.新建改扩建幼儿园、中小学26所，新增学位1.6万个，8月底前投入使用；
    5.为35—64岁农村妇女免费开展“两癌”筛查5万人，孕产妇免费产前筛查应筛尽筛；
    6.市中医院新院区年底前投入使用，村卫生室标准化率达到100%。
    三、城市更新
    7.改造2000年底前建成的老旧小区32个，惠及居民1.1万户，加装电梯60台以上；
    8.新增公共停车位800至1000个，建成“口袋公园”20处，打通文昌路北延等5条断头路。
    2024年，全市新建学校9所，改造老旧小区120个，居民人均可支配收入增长5.2%。市政府将继续把民生放在首位，努力让群众感到变化。

    """;

var failed = new List<string>();
Read(Repeat(200_000));
Read(Repeat(200_000));
var (small, large) = (Repeat(10_000), Repeat(10_000_000));
var smallTime = Best(() => Read(small), 40);
var largeTime = Best(() => Read(large), 3);
var before = GC.GetAllocatedBytesForCurrentThread();
Read(large);
var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
var bytes = Encoding.UTF8.GetByteCount(large);
var speed = bytes / largeTime / 1e6;
var perByteGrowth = largeTime / bytes / (smallTime / Encoding.UTF8.GetByteCount(small));
Print("speed", speed, "MB/s", "at least 5", speed >= 5);
Print("allocated", (double)allocated / bytes, "bytes per input byte", "at most 64", allocated <= 64L * bytes);
Print("growth", perByteGrowth, "times the time per byte from 10 KB to 10 MB", "at most 1.1 + noise 0.4", perByteGrowth <= 1.5);
var worst = 0d;
foreach (var letter in (ReadOnlySpan<string>)["一", "(", "“", "9", "每", ",", "-", "1.", "由", "万", "1万", "一、", "、", "\n", "1\n", "年", "0-", "(1", "  ", "①", "第一", "到1", "个", "；", "。", "\t", "1\t2\n"])
{
    var text = string.Concat(Enumerable.Repeat(letter, 1_000_000 / Math.Max(1, Encoding.UTF8.GetByteCount(letter))));
    var time = Best(() => Read(text), 1);
    if (time > 0.5) { Console.WriteLine($"  1 MB of {letter.Replace("\n", "\\n", StringComparison.Ordinal)}: {time:0.000} s"); }
    worst = Math.Max(worst, time);
}
Print("worst hostile megabyte", worst, "s", "below 1", worst < 1);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure {speed:0.0} MB/s, growth {perByteGrowth:0.00}, hostile {worst:0.00} s needed 5 MB/s, 1.5, 1 s"));
return failed.Count == 0 ? 0 : 1;

static string Repeat(int bytes)
{
    var text = new StringBuilder();
    var size = Encoding.UTF8.GetByteCount(Plan);
    for (var i = 0; i <= bytes / size; i++) { text.Append(Plan); }
    return text.ToString();
}

static void Read(string text) => PlanReader.Read(new ExtractedText("bench.txt", text, "text/plain", ""));

static double Best(Action action, int times)
{
    var best = double.MaxValue;
    for (var i = 0; i < times; i++)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
    return best;
}

void Print(string name, double value, string unit, string needed, bool holds)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:0.00} {unit} (needed: {needed}) {(holds ? "holds" : "FAILS")}"));
    if (!holds) { failed.Add(name); }
}
