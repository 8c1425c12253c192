package jp.kakuin.pki.name;

import java.util.Optional;

/**
 * The part of an A-label behind {@code xn--} (RFC 3492). Own code because {@link java.net.IDN} knows IDNA 2003 alone and would refuse names
 * that IDNA 2008 registries hand out.
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    /** The text, or empty if that is no Punycode. */
    static Optional<String> decode(String encoded) {
        try {
            return Optional.of(decodeOrThrow(encoded));
        } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException brokenInput) {
            return Optional.empty();
        }
    }

    private static String decodeOrThrow(String encoded) {
        var output = new StringBuilder();
        int lastDash = encoded.lastIndexOf('-');
        var points = new java.util.ArrayList<Integer>();
        encoded.substring(0, Math.max(lastDash, 0)).chars().forEach(points::add);
        int n = INITIAL_N;
        int i = 0;
        int bias = INITIAL_BIAS;
        int at = lastDash < 0 ? 0 : lastDash + 1;
        while (at < encoded.length()) {
            int before = i;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = digitOf(encoded.charAt(at++));
                i = Math.addExact(i, Math.multiplyExact(digit, weight));
                int t = threshold(k, bias);
                if (digit < t) {
                    break;
                }
                weight = Math.multiplyExact(weight, BASE - t);
            }
            int count = points.size() + 1;
            bias = adapt(i - before, count, before == 0);
            n = Math.addExact(n, i / count);
            i %= count;
            points.add(i++, n);
        }
        points.forEach(output::appendCodePoint);
        return output.toString();
    }

    static String encode(String text) {
        int[] points = text.codePoints().toArray();
        var output = new StringBuilder();
        text.codePoints().filter(c -> c < INITIAL_N).forEach(output::appendCodePoint);
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < points.length) {
            int next = smallestFrom(points, n);
            delta += (next - n) * (handled + 1);
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    append(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return output.toString();
    }

    private static int smallestFrom(int[] points, int least) {
        int smallest = Integer.MAX_VALUE;
        for (int point : points) {
            if (point >= least && point < smallest) {
                smallest = point;
            }
        }
        return smallest;
    }

    private static void append(StringBuilder output, int delta, int bias) {
        int q = delta;
        for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (q < t) {
                output.append(charOf(q));
                return;
            }
            output.append(charOf(t + (q - t) % (BASE - t)));
            q = (q - t) / (BASE - t);
        }
    }

    private static int threshold(int k, int bias) {
        return Math.clamp((long) k - bias, T_MIN, T_MAX);
    }

    private static int adapt(int change, int count, boolean first) {
        int delta = first ? change / DAMP : change / 2;
        delta += delta / count;
        int k = 0;
        while (delta > (BASE - T_MIN) * T_MAX / 2) {
            delta /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
    }

    private static int digitOf(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 26;
        }
        throw new IllegalArgumentException("no Punycode digit");
    }

    private static char charOf(int digit) {
        return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
    }
}
