"""The pages: server-rendered bokmål for the staff of the municipality. Says it in HTTP and HTML; decides nothing."""
