using Duixian.Domain.Commitments;
using Duixian.Domain.Registers;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Registers;

/// <summary>How registers are told in words.</summary>
internal static class RegisterWords
{
    extension(IStringLocalizer<RegistersText> text)
    {
        /// <summary>已完成 / 未办结 / 已达到的县.</summary>
        public string FigureName(CountRule rule) => text["Figure." + rule];

        /// <summary>The rule in a sentence.</summary>
        public string RuleSay(Register register) => text["Rule.Say." + register.Rule, register.PerUnit, register.Units.Count];

        /// <summary>The state a person means by its word in either language.</summary>
        public RowState? StateOf(string word)
        {
            foreach (var state in Enum.GetValues<RowState>())
            {
                if (text["State." + state].Value.Equals(word, StringComparison.OrdinalIgnoreCase) || state.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)) { return state; }
            }
            return word switch { "已完成" or "完成" or "已办结" or "办结" or "已举办" => RowState.Done, "未开始" or "计划" or "待办" => RowState.Planned, "进行中" or "在建" or "办理中" => RowState.UnderWay, "撤销" or "已撤销" or "取消" => RowState.Withdrawn, _ => null };
        }
    }

    /// <summary>The target beside the figure that is counted.</summary>
    public static string Target(Promise? promise, string unit) => promise is null ? Figures.Blank : Figures.Target(promise.Bound, promise.Amount, unit, promise.Upper);

    /// <summary>The symbol of a state.</summary>
    public static Ui.Mark MarkOf(RowState state) => state switch
    {
        RowState.Done => Ui.Mark.Done,
        RowState.UnderWay => Ui.Mark.UnderWay,
        _ => Ui.Mark.Planned,
    };
}
