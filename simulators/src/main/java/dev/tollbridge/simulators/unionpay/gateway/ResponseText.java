package dev.tollbridge.simulators.unionpay.gateway;

import java.util.Map;

/** UnionPay's texts of the response codes that the simulator gives (notes 6). */
public final class ResponseText {
    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    Map.entry("00", "成功"),
                    Map.entry("A6", "有缺陷的成功"),
                    Map.entry("03", "交易通讯超时，请发起查询交易"),
                    Map.entry("04", "交易状态未明，请查询对账结果"),
                    Map.entry("05", "交易已受理，请稍后查询交易结果"),
                    Map.entry("06", "系统繁忙，请稍后再试"),
                    Map.entry("10", "报文格式错误"),
                    Map.entry("11", "验证签名失败"),
                    Map.entry("12", "重复交易"),
                    Map.entry("13", "报文交易要素缺失"),
                    Map.entry("31", "商户状态不正确"),
                    Map.entry("34", "查无此交易"),
                    Map.entry("35", "原交易不存在或状态不正确"),
                    Map.entry("36", "与原交易信息不符"),
                    Map.entry("39", "交易不在受理时间范围内"),
                    Map.entry("42", "扣款成功但交易超过规定支付时间"),
                    Map.entry("45", "原交易已被成功退货或已被成功撤销"),
                    Map.entry("60", "交易失败，详情请咨询您的发卡行"),
                    Map.entry("64", "卡上的余额不足"),
                    Map.entry("73", "支付卡已超过有效期"),
                    Map.entry("88", "无此二维码"),
                    Map.entry("98", "文件不存在"));

    private ResponseText() {}

    public static String of(String code) {
        return TEXTS.getOrDefault(code, "交易失败");
    }
}
