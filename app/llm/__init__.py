"""What speaks to a language model; wanted only where one is configured.

    endpoint    where the model is and how long it may take (values; names no library)
    prompts     files under prompts/ → checked templates
    masking     what never leaves: e-mail addresses and phone numbers
    answer      an answer as it comes in chunks, and what is wrong with it
    legible     characters that nothing can keep are left out
    thoughts    what a model writes before it speaks is left out
    faults      foreign errors → ModelFailed; the seam to openai's exceptions
    wire        one request to the endpoint, in the dialect it understands
    retrying    a few further attempts, before the first token only
    breaker     leaves a dead endpoint alone for a while
    client      all of these joined: one call, answered or failed
    voice       a speech brief → the client's call
    coach_agent the coach behind its port: one task for each answer, a breaker, an account
    coach_run   one run of the agent; the only file that names LangChain
    reworder    a report's blocks → one call, answered in JSON
    objects     the JSON objects in an answer
    checking    tries an endpoint and says what is wrong with it

No other room names openai. What a model writes is no more than a draft: it is verified in
`dialogue`, or for coach and reports in `review`, before anybody reads it.
"""
