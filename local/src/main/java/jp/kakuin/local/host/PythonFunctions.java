package jp.kakuin.local.host;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions that are written in Python: each runs in one child process, which stays, in the virtual environment beside its code. What it prints is in the
 * log folder.
 */
public final class PythonFunctions implements AutoCloseable {

    private final Path root;
    private final Path log;
    private final Map<String, PythonProcess> processes = new ConcurrentHashMap<>();

    /**
     * @param root the folder of template.yaml
     * @param log the folder for what functions print
     */
    public PythonFunctions(Path root, Path log) {
        this.root = root;
        this.log = log;
    }

    /** The child is started by the first invocation. */
    public RequestStreamHandler handler(FunctionDeclaration function) {
        var process = processes.get(function.name());
        if (process == null) {
            process = processes.computeIfAbsent(function.name(), _ -> new PythonProcess(command(function)));
        }
        var child = process;
        return (in, out, _) -> out.write(child.invoke(in.readAllBytes()));
    }

    private ProcessBuilder command(FunctionDeclaration function) {
        var folder = root.resolve("functions").resolve(function.name());
        var python = folder.resolve(".venv/bin/python");
        if (!Files.isExecutable(python)) {
            throw new IllegalStateException(folder + "/.venv is not there: ./kakuin packages makes it");
        }
        return new ProcessBuilder(List.of(
                        python.toString(),
                        root.resolve("local/python_function.py").toString(),
                        folder.resolve("src/main/resources").toString(),
                        function.handlerClass()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        log.resolve(function.name() + ".log").toFile()));
    }

    @Override
    public void close() {
        processes.values().forEach(PythonProcess::close);
    }
}
