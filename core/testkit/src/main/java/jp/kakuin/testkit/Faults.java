package jp.kakuin.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the process die at any call of a port. Each call has two positions: before it had any effect, and after it had its effect but before
 * its answer arrived. A test counts the positions of a run without faults, then walks them.
 */
public final class Faults {

    private final List<String> calls = new ArrayList<>();
    private int positions;
    private int crashAt;

    /** The end of the process, which nothing catches. */
    public static final class Crash extends Error {
        Crash(String where) {
            super(where);
        }
    }

    /** Dies at the given position, once; 1 is before the first call. Counting starts anew. */
    public void crashAt(int position) {
        reset();
        crashAt = position;
    }

    /** No more faults; counting starts anew. */
    public void reset() {
        calls.clear();
        positions = 0;
        crashAt = 0;
    }

    /** How many positions have been passed since counting began. */
    public int positions() {
        return positions;
    }

    /** The calls since counting began, for example {@code Orders.change}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The same port, whose calls are counted and may die. */
    <P> P watch(Class<P> port, P inner) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(inner, method, arguments)));
    }

    private Object call(Object inner, Method method, Object[] arguments) throws Throwable {
        var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        calls.add(name);
        position("before " + name);
        var answer = invoke(inner, method, arguments);
        position("after " + name);
        return answer;
    }

    private static Object invoke(Object inner, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void position(String where) {
        positions++;
        if (positions == crashAt) {
            crashAt = 0;
            throw new Crash(where);
        }
    }
}
