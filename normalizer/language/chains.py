"""Neighbouring stretches of a text are mostly in one language: how each stretch's evidence counts for the others."""

import math

import numpy as np
import numpy.typing as npt


def smooth(evidence: npt.NDArray[np.float64], switches: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The probability of each state at each stretch, given the evidence of all (forward-backward, Rabiner 1989).

    `evidence[i, s]` is the log-likelihood of stretch i in state s; `switches[i]` is what a change of state between
    stretches i - 1 and i costs, in nats (`switches[0]` is not used). A change is as likely to any other state.
    """
    likely = np.exp(evidence - evidence.max(axis=1, keepdims=True)).tolist()
    change = np.exp(-switches).tolist()
    forward = _pass(likely, change)
    backward = _pass(likely[::-1], [0.0, *change[:0:-1]])[::-1]
    joint = np.array(forward) * np.array(backward) / np.maximum(np.array(likely), 1e-300)
    result: npt.NDArray[np.float64] = joint / joint.sum(axis=1, keepdims=True)
    return result


def _pass(likely: list[list[float]], change: list[float]) -> list[list[float]]:
    """Each stretch's share of each state given itself and all stretches before it."""
    shares: list[list[float]] = []
    for own, switch in zip(likely, change, strict=True):
        if shares:
            prior = [share * (1 - switch) + switch for share in shares[-1]]
            own = [max(p * o, 1e-280) for p, o in zip(prior, own, strict=True)]
        total = math.fsum(own)
        shares.append([each / total for each in own])
    return shares
