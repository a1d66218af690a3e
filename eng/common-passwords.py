#!/usr/bin/env python3
"""Makes src/Duixian/Accounts/Passwords/common.txt: what people choose when they must choose something.

Composed by rule and by hand, copied from no list: walks over the keyboard, digits, years and days, names in pinyin, cities, greetings, office words, and their usual tails.
Lines are as the program compares them: lower case, letters instead of the digits that stand for them.
"""
import itertools
import pathlib

SHAPES = str.maketrans("013457@$!", "oleastasi")
words = set()


def add(*many):
    for word in many:
        words.add(word.lower())


rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0987654321", "poiuytrewq", "lkjhgfdsa", "mnbvcxz"]
for row in rows:
    for length in range(4, len(row) + 1):
        for start in range(len(row) - length + 1):
            add(row[start:start + length])
columns = ["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol", "zaq1", "xsw2", "cde3", "vfr4", "bgt5", "nhy6", "mju7", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm"]
add(*columns)
for a, b in itertools.permutations(columns, 2):
    if len(a) == len(b) == 4:
        add(a + b)
for digit in "0123456789":
    for length in range(3, 13):
        add(digit * length)
for doubled in ["00112233445566778899", "99887766554433221100", "aabbccddeeffgg"]:
    for length in range(4, len(doubled) + 1, 2):
        for start in range(0, len(doubled) - length + 1, 2):
            add(doubled[start:start + length])
for pair in ["12", "21", "13", "31", "01", "10", "52", "25", "88", "66", "69", "78", "89", "98", "ab", "qw", "as", "zx"]:
    for times in range(2, 7):
        add(pair * times)
for run in ["123", "321", "456", "789", "147", "258", "369", "159", "357", "520", "521", "1314", "5201314", "1314520", "147258", "147258369", "123321", "1234321", "112233", "11223344", "123123", "456456", "789789", "159357", "159753", "741852963", "147852369", "789456123", "123654", "102030", "010203"]:
    add(run, run + run)
for year in range(1949, 2036):
    add(str(year), str(year)[::-1])
for month in range(1, 13):
    for day in (1, 8, 10, 15, 18, 20, 28):
        add(f"{month:02}{day:02}")
stems = """password passwd passw0rd pass word admin administrator root user guest test tester demo login signin secret letmein welcome hello iloveyou love lover baby angel
princess sunshine monkey dragon tiger lion shadow master superman batman football basketball soccer hockey freedom flower summer winter spring autumn money lucky happy friend family china chinese
beijing server system default changeme change public private manager office oracle mysql postgres database network internet computer windows linux apple google qwerty asdf zxcv abc abcd abcde
abcdef abcdefg abcdefgh abc123 a1b2c3 a1b2c3d4 aabbcc aaa bbb ccc xxx xyz qwe asd zxc qweasd qweasdzxc asdfgh zxcvbn trustno one two three four five six seven eight nine zero star stars
michael jordan charlie thomas daniel jessica michelle ashley nicole hunter killer ninja pepper ginger cookie cheese chocolate banana orange purple yellow silver golden diamond phoenix eagle falcon
mustang ferrari porsche mercedes toyota harley corvette matrix hacker access control security secure sysadmin sysop operator backup temp temporary newpassword mypassword yourpassword nopassword
duixian government mayor leader report work desk boss staff""".split()
pinyin = """woaini woaiwo woaiwojia woaizhongguo zhongguo zhonghua renmin gongheguo renminzhengfu zhengfu shizhengfu xianzhengfu dangwei shiwei xianwei zuguo wansui nihao ninhao xiexie zaijian
mima mima123 denglu yonghu guanliyuan guanli xitong ceshi shiyong bangong bangongshi duchashi ducha minsheng minshengshishi mubiao renwu kaohe gongzuo gongzuobaogao fazhan gaige chuangxin
baobao baobei laopo laogong laoban mama baba gege jiejie didi meimei xiaoming xiaohong zhangsan lisi wangwu zhaoliu wangfang liwei zhangwei wangwei liuwei chenwei yangwei lina wangjing lijing zhangmin
wangli zhangli liqiang wangqiang zhangjing fangfang lili nana jingjing tingting weiwei haohao mingming lele tiantian kuaile xingfu pingan jiankang facai fuqi jixiang ruyi shunli chenggong nvlang
qingtian baiyun taiyang yueliang xingxing dahai huanghe changjiang taishan changcheng gugong tiananmen dongfang hongqi xiaokang hexie fuqiang minzhu wenming""".split()
cities = """beijing shanghai tianjin chongqing shijiazhuang taiyuan huhehaote shenyang changchun haerbin nanjing hangzhou hefei fuzhou nanchang jinan zhengzhou wuhan changsha guangzhou nanning haikou
chengdu guiyang kunming lasa xian lanzhou xining yinchuan wulumuqi qingdao zibo zaozhuang dongying yantai weifang jining taian weihai rizhao linyi dezhou liaocheng binzhou heze
dongchangfu linqing yanggu shenxian chiping donge guanxian gaotang suzhou wuxi changzhou nantong xuzhou ningbo wenzhou jiaxing shaoxing jinhua taizhou xiamen quanzhou shenzhen zhuhai foshan dongguan
zhongshan huizhou dalian anshan tangshan qinhuangdao handan baoding luoyang kaifeng nanyang xinyang yichang xiangyang yueyang zhuzhou guilin liuzhou sanya mianyang zunyi dali lijiang baoji xianyang
hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong guangxi hainan sichuan guizhou yunnan xizang shaanxi gansu qinghai ningxia xinjiang neimenggu""".split()
chinese = """密码 我的密码 口令 管理员 系统管理员 用户 登录 测试 测试密码 初始密码 默认密码 你好 您好 我爱你 我爱中国 中国 中华人民共和国 人民 人民政府 市人民政府 县人民政府 市政府 县政府
政府 督查室 督查 办公室 办公厅 民生实事 民生 兑现 为人民服务 全心全意为人民服务 不忘初心 牢记使命 不忘初心牢记使命 实事求是 新年快乐 恭喜发财 万事如意 身体健康 心想事成 一帆风顺 马到成功
好好学习 天天向上 好好学习天天向上 富强民主文明和谐 自由平等公正法治 爱国敬业诚信友善 北京 上海 天津 重庆 济南 青岛 聊城 山东 东昌府 临清 一二三四五六七 一二三四五 甲乙丙丁""".split()
add(*stems, *pinyin, *cities, *chinese)
tails = ["1", "12", "123", "1234", "12345", "123456", "888", "666", "520", "@123", "#123", "!", "!@#", "2024", "2025", "2026", "abc", "qwe"]
for stem in [s for s in stems + pinyin + cities if len(s) >= 4]:
    add(*(stem + tail for tail in tails[:12]))
add("!@#$%^&*", "!@#$%^", "!@#$%", "!@#$", "@#$%")


def normal(word):
    return word.translate(SHAPES)


lines = sorted({normal(w) for w in words if len(w) >= 3})
target = pathlib.Path(__file__).parent.parent / "src/Duixian/Accounts/Passwords/common.txt"
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
print(len(lines), "entries")
