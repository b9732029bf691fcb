package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"
)

func outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, which appears when it is complete"}
}

// output is where a report goes: a stream, or a file that appears under its
// name only when it is complete.
type output struct {
	*bufio.Writer
	file *os.File // nil for a stream
	path string
	// device is where to write where no file can be put in place.
	device *os.File
}

// outputSize is the buffer before the system is called, in bytes.
const outputSize = 64 << 10

func openOutput(path string, stream io.Writer) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriterSize(stream, outputSize)}, nil
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return openDevice(path)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link stays one
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, withoutPath(err)) // its path is that of the temporary file
	}
	return &output{Writer: bufio.NewWriterSize(file, outputSize), file: file, path: path}, nil
}

// withoutPath returns what is wrong without the name of the file, which the
// caller tells as the user knows it.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// openDevice opens what cannot be put in place whole: a pipe or a device, such
// as /dev/null, which a rename would replace by a file.
func openDevice(path string) (*output, error) {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, withoutPath(err))
	}
	return &output{Writer: bufio.NewWriterSize(file, outputSize), device: file}, nil
}

// Close writes what is left and puts a file in its place.
func (o *output) Close() error {
	err := o.Flush()
	if o.device != nil {
		return errors.Join(err, o.device.Close())
	}
	if o.file == nil {
		return err
	}
	const mode = 0o644
	err = errors.Join(err, o.file.Chmod(mode), o.file.Sync(), o.file.Close())
	if err == nil {
		err = os.Rename(o.file.Name(), o.path)
	}
	if err != nil {
		_ = os.Remove(o.file.Name()) // the first error says more
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	return nil
}

// Discard removes an unfinished file.
func (o *output) Discard() {
	if o.file != nil {
		_ = o.file.Close()
		_ = os.Remove(o.file.Name())
	}
}
